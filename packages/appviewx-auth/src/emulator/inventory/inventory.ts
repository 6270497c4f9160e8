import { type CertificateName, isNamed, plainSerial } from './certificate-name.ts'
import type { AppViewXCertificate, Certificate } from './certificate.ts'
import { fillIn } from './fill-in.ts'
import { createLookup } from './lookup.ts'

/** Some certificates, and the place at which the next ones begin; none when these were the last. */
export interface InventoryPage {
  readonly certificates: readonly Certificate[]
  readonly next: number | undefined
}

/** The certificates that the server knows, oldest first. */
export interface Inventory {
  readonly all: () => readonly Certificate[]
  /** Those from a place on, so many at most. A place stays what it is, also when certificates before it go. */
  readonly page: (from: number, most: number) => InventoryPage
  /** The newest that fits, if an id or a serial number is given at all. */
  readonly find: (name: CertificateName) => Certificate | undefined
  /** Takes one in, and fills in what is missing. */
  readonly add: (given: AppViewXCertificate, now: number) => Certificate
  /** Changes one that there is. With a new status, an expiry status that was given is no longer true. */
  readonly change: (resourceId: string, change: Partial<Certificate>) => void
  readonly remove: (resourceId: string) => void
}

interface Entry {
  readonly place: number
  readonly certificate: Certificate
}

/** An inventory with these in it. */
export function createInventory(given: readonly AppViewXCertificate[], now: number): Inventory {
  const entries = new Map<string, Entry>()
  const [byUuid, bySerial] = [createLookup(), createLookup()]
  const isChosen = chosenIn(given)
  let taken = 0
  let listed: readonly Entry[] | undefined

  const put = (entry: Entry): void => {
    const { resourceId, serialNumber, uuid } = entry.certificate
    listed = undefined
    entries.set(resourceId, entry)
    byUuid.put(resourceId, uuid)
    bySerial.put(resourceId, plainSerial(serialNumber))
  }
  const add = (one: AppViewXCertificate, at: number): Certificate => {
    let certificate = fillIn(one, taken, at)
    while (isChosen(certificate, one)) certificate = fillIn(one, (taken += 1), at)
    put({ certificate, place: taken })
    taken += 1
    return certificate
  }
  for (const one of given) add(one, now)

  const all = (): readonly Entry[] => (listed ??= [...entries.values()])
  const candidates = ({ resourceId, serialNumber = '', uuid }: CertificateName): readonly string[] => {
    if (resourceId) return [resourceId]
    return uuid ? byUuid.find(uuid) : bySerial.find(plainSerial(serialNumber))
  }

  return {
    add,
    all: () => all().map(({ certificate }) => certificate),
    page: (from, most) => pageOf(all(), from, most),
    find: (name) =>
      candidates(name)
        .map((id) => entries.get(id)?.certificate)
        .findLast((certificate) => certificate !== undefined && isNamed(certificate, name)),
    change: (resourceId, change) => {
      const entry = entries.get(resourceId)
      if (entry !== undefined) put({ ...entry, certificate: changed(entry.certificate, change) })
    },
    remove: (resourceId) => {
      listed = undefined
      entries.delete(resourceId)
      byUuid.forget(resourceId)
      bySerial.forget(resourceId)
    },
  }
}

function changed(certificate: Certificate, change: Partial<Certificate>): Certificate {
  const { expiryStatus: _given, ...kept } = certificate
  return { ...(change.status === undefined ? certificate : kept), ...change }
}

function pageOf(entries: readonly Entry[], from: number, most: number): InventoryPage {
  const start = firstIndex(entries, ({ place }) => place >= from)
  const end = start + most
  const certificates = entries.slice(start, end).map(({ certificate }) => certificate)
  return { certificates, next: entries[end]?.place }
}

/** Whether what was filled in is what somebody has chosen for another one. */
function chosenIn(
  given: readonly AppViewXCertificate[],
): (filled: Certificate, one: AppViewXCertificate) => boolean {
  const counted = ['resourceId', 'uuid', 'serialNumber'] as const
  const chosen = new Set(given.flatMap((one) => counted.map((name) => plainSerial(one[name] ?? ''))))

  return (filled, one) =>
    counted.some((name) => one[name] === undefined && chosen.has(plainSerial(filled[name])))
}

/** The first index of which something is true that is true of all after it. */
function firstIndex<Item>(items: readonly Item[], isTrue: (item: Item) => boolean): number {
  let [from, to] = [0, items.length]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    const item = items[middle]
    if (item !== undefined && isTrue(item)) to = middle
    else from = middle + 1
  }
  return from
}
