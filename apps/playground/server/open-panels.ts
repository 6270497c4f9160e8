import { startAppViewX, startSecurId } from '../shared/emulators/start-emulators.ts'
import { writeAuthority } from '../shared/http/authority-file.ts'
import { createPrivateAuthority, type ServerIdentity } from '../shared/http/private-authority.ts'
import type { Feed } from '../shared/recording/feed.ts'
import { createRecorder } from '../shared/recording/recorder.ts'
import { createRedactor } from '../shared/recording/redactor.ts'
import type { VendorName } from '../shared/vendor.ts'
import { type Emulated, emulatedAppViewX, emulatedSecurId } from './knobs/emulated.ts'
import { appviewxDriver } from './sessions/appviewx-driver.ts'
import type { Driver } from './sessions/driver.ts'
import { securidDriver } from './sessions/securid-driver.ts'
import { createVendorPanel, type VendorPanel } from './sessions/vendor-panel.ts'
import type { PlaygroundSettings } from './settings.ts'
import type { AppViewXEmulator } from '@org/appviewx-auth/emulator'
import type { SecurIdEmulator } from '@org/securid-auth/emulator'
import { nodeTransport } from '@org/session-core/node'

/** Emulators made elsewhere, in place of the playground's own. */
export interface OwnEmulators {
  readonly appviewx?: AppViewXEmulator
  readonly securid?: SecurIdEmulator
}

/** A panel for each vendor, and what their emulators are reached with where that is not the platform's `fetch`. */
export interface OpenPanels {
  readonly panels: Readonly<Record<VendorName, VendorPanel>>
  readonly emulatorFetch?: typeof globalThis.fetch | undefined
  /** The file of the authority that signed for the emulators, where they speak TLS. */
  readonly ca?: string | undefined
}

/** What the panels need from outside. */
export interface PanelsParts {
  readonly feed: Feed
  readonly own: OwnEmulators
  /** Ends what was opened here, in reverse order: sessions first, then their servers. */
  readonly running: AsyncDisposableStack
}

/**
 * Opens both panels, each before a real installation or before an emulator that is started here.
 *
 * @throws Error that names the variable of a port that is taken.
 */
export async function openPanels(
  { ports, tls, urls }: PlaygroundSettings,
  { feed, own, running }: PanelsParts,
): Promise<OpenPanels> {
  const redactor = createRedactor()
  const recorder = createRecorder(feed, redactor, 'live')
  const { ca, fetch: emulatorFetch, identity } = tls ? await openTrust(running) : {}

  const open = (driver: Driver, url: string, emulated?: Emulated): VendorPanel => {
    // A real installation has a certificate of somebody else.
    const trust = emulated && { fetch: emulatorFetch, ca }
    const panel = createVendorPanel({ driver, url, ...trust, feed, recorder, redactor, emulated })
    running.defer(panel.controller.close)
    running.defer(() => panel.doctor.close())
    panel.controller.publish()
    // Before anybody signs in: whether the server can be reached, and is what it should be.
    if (emulated === undefined) void panel.doctor.examine(false)
    return panel
  }
  const openAppViewX = async (): Promise<VendorPanel> => {
    if (urls.appviewx !== undefined) return open(appviewxDriver, urls.appviewx)
    const server = await startAppViewX(ports.appviewx, own.appviewx, identity)
    running.defer(server.close)
    return open(appviewxDriver, server.url, emulatedAppViewX(server.emulator))
  }
  const openSecurId = async (): Promise<VendorPanel> => {
    if (urls.securid !== undefined) return open(securidDriver, urls.securid)
    const server = await startSecurId(ports.securid, own.securid, identity)
    running.defer(server.close)
    return open(securidDriver, server.url, emulatedSecurId(server.emulator))
  }

  return { panels: { appviewx: await openAppViewX(), securid: await openSecurId() }, emulatorFetch, ca }
}

/** Who vouches for emulators that speak TLS, and how they are reached. */
interface Trust {
  readonly ca: string
  readonly fetch: typeof globalThis.fetch
  readonly identity: ServerIdentity
}

async function openTrust(running: AsyncDisposableStack): Promise<Trust> {
  const authority = await createPrivateAuthority()
  const file = running.use(await writeAuthority(authority.ca))
  const fetch = running.use(nodeTransport({ ca: authority.ca, roots: 'none' }))
  return { ca: file.path, fetch, identity: authority.identity }
}
