// Texts that clients carry for the balancer but can neither read nor forge: AES-256-GCM with a synthetic
// nonce (the MAC of the text, as SIV, RFC 5297, has it), so that no nonce is ever reused for two texts.
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;
/** Four cookies of 4 K, which is what AWSALBAPP has at most. */
const maxSealedLength = 16_384;

/** How long a text is when it is sealed. */
export function sealedLength(text: string): number {
  return 4 * Math.ceil((nonceBytes + Buffer.byteLength(text) + tagBytes) / 3);
}

export class Sealer {
  readonly #encryptionKey: Buffer;
  readonly #nonceKey: Buffer;

  /** @param secret at least 32 octets of randomness, as text. */
  constructor(secret: string) {
    this.#encryptionKey = createHmac('sha256', secret).update('encryption').digest();
    this.#nonceKey = createHmac('sha256', secret).update('nonce').digest();
  }

  seal(text: string): string {
    const nonce = createHmac('sha256', this.#nonceKey).update(text).digest().subarray(0, nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#encryptionKey, nonce);
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return sealed.toString('base64');
  }

  /** The text, or undefined for anything that this sealer did not make. */
  open(sealed: string): string | undefined {
    if (sealed.length > maxSealedLength) return undefined;
    const bytes = Buffer.from(sealed, 'base64');
    if (bytes.length < nonceBytes + tagBytes) return undefined;
    const nonce = bytes.subarray(0, nonceBytes);
    const decipher = createDecipheriv('aes-256-gcm', this.#encryptionKey, nonce);
    decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
    try {
      const body = bytes.subarray(nonceBytes, bytes.length - tagBytes);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }
}
