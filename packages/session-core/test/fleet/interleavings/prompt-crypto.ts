/* oxlint-disable typescript/require-await -- Web crypto gives promises, and so does this. */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto'

type Bytes = Uint8Array<ArrayBuffer>
interface Key {
  readonly bytes: Bytes
}
interface Derivation {
  readonly salt: Bytes
  readonly info: Bytes
}
interface Sealing {
  readonly iv: Bytes
  readonly additionalData: Bytes
}

const tagBytes = 16
const keyBytes = 32

/**
 * Web crypto that answers at once, by chance that repeats: the platform's answers from threads of its own, in no order
 * that a test could see again.
 */
export function promptCrypto(
  random: () => number,
): Pick<Crypto, 'getRandomValues'> & { readonly subtle: object } {
  const derive = (key: Key, { salt, info }: Derivation, length: number): Bytes =>
    new Uint8Array(hkdfSync('sha256', key.bytes, salt, info, length))
  const subtle = {
    digest: async (_name: string, data: Bytes) => copyOf(createHash('sha256').update(data).digest()),
    importKey: async (_format: string, bytes: Bytes): Promise<Key> => ({ bytes }),
    deriveBits: async (how: Derivation, key: Key, bits: number) => derive(key, how, bits / 8),
    deriveKey: async (how: Derivation, key: Key): Promise<Key> => ({ bytes: derive(key, how, keyBytes) }),
    sign: async (_name: string, key: Key, data: Bytes) =>
      copyOf(createHmac('sha256', key.bytes).update(data).digest()),
    encrypt: async ({ iv, additionalData }: Sealing, key: Key, data: Bytes) => {
      const cipher = createCipheriv('aes-256-gcm', key.bytes, iv).setAAD(additionalData)
      return copyOf(Buffer.concat([cipher.update(data), cipher.final(), cipher.getAuthTag()]))
    },
    decrypt: async ({ iv, additionalData }: Sealing, key: Key, data: Bytes) => {
      const decipher = createDecipheriv('aes-256-gcm', key.bytes, iv).setAAD(additionalData)
      decipher.setAuthTag(data.subarray(-tagBytes))
      return copyOf(Buffer.concat([decipher.update(data.subarray(0, -tagBytes)), decipher.final()]))
    },
  }
  return {
    subtle,
    getRandomValues: (array) => {
      if (array instanceof Uint8Array)
        array.forEach((_, index) => (array[index] = Math.floor(random() * 256)))
      return array
    },
  }
}

const copyOf = (bytes: Buffer): Bytes => new Uint8Array(bytes)
