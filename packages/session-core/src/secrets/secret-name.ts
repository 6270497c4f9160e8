/** What proves who somebody is, as products call it: a word of a name, or two that are written as one. */
const proofs = [
  /passw|passphrase|passcode|pwd|secret|credential|cookie|assertion|authorization|saml/,
  /token|jsession|sessionid|sessionkey|(?:api|access|auth|shared|signing|private)key|authcode|userpass|bearer/,
  /^(?:pass|(?:user)?pin|pincode|session|sid|auth|gwkey|authkey|otp\w{0,4}|[thm]otp|jwt|nonce|csrf|xsrf)$/,
]

/** Only at the end of a name: a certificate has keys and signatures of many properties. */
const lastProofs = /^(?:key|signature|sig)$/

/** What a thing is that only belongs to a secret: how long it lasts, how it is called, whether it is needed. */
const belongings =
  /^(?:timeouts?|lifespan|lifetime|expir\w*|expires|period|msg|message|label|type|kind|count|length|policy|date|time|at|in|ms|seconds|minutes|hours|days|status|state|enabled|required|allowed|changed|expired|name|hint|url|uri)$/

/** Whether a header, a parameter or a field of this name holds a secret. When in doubt it does. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name)
  const last = words.at(-1) ?? ''
  if (words.length > 1 && belongings.test(last)) return false
  if (lastProofs.test(last)) return true
  const pairs = words.slice(1).map((word, index) => `${words[index]}${word}`)
  return [...words, ...pairs].some((word) => proofs.some((proof) => proof.test(word)))
}

/** `userPassword`, `user-password` and `USER_PASSWORD` are two words each. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean)
}
