import type { AppViewXCertificate } from './certificate.ts'

type Row = readonly [commonName: string, owner: string, daysLeft: number, status?: string]

const servers: readonly Row[] = [
  ['api.shop.example', 'user01', 96],
  ['www.shop.example', 'user01', 51],
  ['mail.shop.example', 'user02', 28, 'Monitored'],
  ['old.shop.example', 'user02', -150, 'Revoked'],
  ['new.shop.example', 'user03', 360, 'New Certificate'],
  ['checkout.shop.example', 'user01', 3],
  ['search.shop.example', 'user03', 12],
  ['images.shop.example', 'user02', 21],
  ['login.shop.example', 'user04', 7],
  ['status.shop.example', 'user05', 200],
  ['payments.bank.example', 'user04', 17],
  ['ledger.bank.example', 'user04', 64],
  ['reports.bank.example', 'user06', -2],
  ['rates.bank.example', 'user06', 130],
  ['vault.bank.example', 'user07', 88],
  ['archive.bank.example', 'user07', -40],
  ['gateway.bank.example', 'user05', 310],
  ['intranet.office.example', 'user08', 26],
  ['wiki.office.example', 'user08', 72],
  ['files.office.example', 'user08', 145],
  ['calendar.office.example', 'user09', 33],
  ['chat.office.example', 'user09', 240],
  ['print.office.example', 'user10', -9, 'Monitored'],
  ['vpn.office.example', 'user10', 45],
  ['ldap.office.example', 'user10', 180],
  ['git.build.example', 'user11', 58],
  ['packages.build.example', 'user11', 101],
  ['runner.build.example', 'user11', 330],
  ['trial.build.example', 'user12', -75, 'Revoked'],
  ['metrics.build.example', 'user12', 160],
  ['logs.build.example', 'user12', 275],
  ['next.build.example', 'user12', 364, 'New Certificate'],
  ['maps.partner.example', 'user05', 83, 'Monitored'],
  ['feed.partner.example', 'user06', 190, 'Monitored'],
]

const clients: readonly Row[] = [
  ['till-01.shop.example', 'user02', 68],
  ['till-02.shop.example', 'user02', 68],
  ['till-03.shop.example', 'user02', 14],
  ['till-04.shop.example', 'user02', -5],
  ['scanner-01.shop.example', 'user03', 220],
  ['scanner-02.shop.example', 'user03', 29],
  ['batch.bank.example', 'user04', 115],
  ['auditor.bank.example', 'user01', 41],
  ['laptop-17.office.example', 'user09', 300, 'Revoked'],
  ['laptop-18.office.example', 'user09', 300],
]

const signers: readonly Row[] = [
  ['Shop Release Signing', 'user11', 520],
  ['Bank Release Signing', 'user11', 24],
  ['Office Macro Signing', 'user08', 77],
  ['Firmware Signing', 'user12', 700],
  ['Retired Release Signing', 'user11', -400, 'Revoked'],
  ['Trial Signing', 'user12', -20],
]

const day = 86_400_000

/**
 * Fifty certificates, by the emulator's clock: each ends half a day after a whole number of days from its start. The owners
 * are user ids that SecurID's emulator knows, too.
 */
export const defaultCertificates = (now: number): readonly AppViewXCertificate[] => [
  ...servers.map(certify('Server', now)),
  ...clients.map(certify('Client', now)),
  ...signers.map(certify('Code signing', now)),
]

const certify =
  (category: string, now: number) =>
  ([commonName, owner, daysLeft, status = 'Managed']: Row): AppViewXCertificate => ({
    commonName,
    category,
    owner,
    status,
    validTo: now + (daysLeft + 0.5) * day,
  })
