/** What proves who somebody is, as products call it; capitals, dashes and underscores do not count. */
const proofs =
  /passw|passphrase|passcode|^pass$|pwd|secret|token|otp|(?:^|user)pin$|pincode|session(?:id|key)?$|sid$|^auth$|auth(?:orization|code|key)|cookie|credential|key$|signature$|^sig$|assertion|jwt|bearer|nonce|csrf|xsrf|saml/

/** Whether a header, a parameter or a field of this name holds a secret. When in doubt it does. */
export function isSecretName(name: string): boolean {
  return proofs.test(name.replaceAll(/[^a-z\d]/gi, '').toLowerCase())
}
