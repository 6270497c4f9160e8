/**
 * Actions that documents or real clients know, and that this emulator does not answer (docs.appviewx.com 2024.1.0 to
 * 2026.2.0; helpcenter 2020.3.0, CERT API Guide; the Terraform provider, the signers and the vault plugins).
 */
export const documentedActions: ReadonlySet<string> = new Set([
  'v1/pki/certificate/discovery',
  'certificate/attribute',
  'certificate/discovery/instance',
  'certificate/discovery/upload',
  'certificate/group',
  'certificate/group/assign',
  'certificategroup/list',
  'insights-report',
  // Of what follows the clients tell no more of the answer than that there is one.
  'acctmgmt-receive-alert',
  'avxLog',
  'cert-ca-settings-save',
  'cert-default-application-connector-save',
  'cert-download-csr',
  'cert-download-key',
  'cert-generate-csr-manual',
  'cert-group-update',
])
