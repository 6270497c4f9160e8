/**
 * Actions that documents or real clients know, and that this emulator does not answer (docs.appviewx.com 2024.1.0 to
 * 2026.2.0; helpcenter 2020.3.0, CERT API Guide; the Terraform provider, the signers and the vault plugins).
 */
export const documentedActions: ReadonlySet<string> = new Set([
  'v1/pki/certificate/discovery',
  'cert-csr-upload',
  'cert-download-csr',
  'cert-holisticview-get-chain-with-actions',
  'cert-upload-server-certificate',
  'cert-group-update',
  'cert-ca-settings-save',
])
