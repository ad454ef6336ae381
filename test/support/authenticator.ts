import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

/** CBOR of the few shapes an authenticator says (RFC 8949). */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  const entries = [...(value as Map<unknown, unknown>)];
  return Buffer.concat([head(5, entries.length), ...entries.flatMap((pair) => pair.map(cbor))]);
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
const encode = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');

/** What an answer may be made to lie about. */
export interface Lies {
  readonly origin?: string;
  readonly host?: string;
  readonly verified?: boolean;
  readonly counter?: number;
}

/** A passkey in software, ES256, as a phone would make one for a host. */
export class Authenticator {
  readonly id = randomBytes(16);
  counter = 0;
  private readonly privateKey: KeyObject;
  private readonly publicKey: Uint8Array;

  constructor(
    private readonly origin: string,
    private readonly host: string,
  ) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.privateKey = privateKey;
    this.publicKey = cbor(
      new Map<unknown, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    );
  }

  private said(type: string, challenge: string, lies: Lies): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: lies.origin ?? this.origin }));
  }

  private data(lies: Lies, credential?: Uint8Array): Buffer {
    const flags = 0x01 | (lies.verified === false ? 0 : 0x04) | (credential ? 0x40 : 0);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(lies.counter ?? this.counter);
    return Buffer.concat([
      sha256(lies.host ?? this.host),
      Buffer.from([flags]),
      counter,
      credential ?? Buffer.alloc(0),
    ]);
  }

  /** The answer to an offer to keep a passkey. */
  make(challenge: string, lies: Lies = {}): string {
    const client = this.said('webauthn.create', challenge, lies);
    const length = Buffer.from([0, this.id.length]);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, this.publicKey]);
    const attestation = cbor(
      new Map<unknown, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', this.data(lies, credential)],
      ]),
    );
    const response = {
      clientDataJSON: encode(client),
      attestationObject: encode(attestation),
      transports: ['internal'],
    };
    return this.answer(response);
  }

  /** The answer to being asked to come in; its counter has moved on. */
  use(challenge: string, lies: Lies = {}): string {
    this.counter += 1;
    const client = this.said('webauthn.get', challenge, lies);
    const data = this.data(lies);
    const signature = createSign('sha256')
      .update(Buffer.concat([data, sha256(client)]))
      .sign(this.privateKey);
    const response = {
      clientDataJSON: encode(client),
      authenticatorData: encode(data),
      signature: encode(signature),
    };
    return this.answer(response);
  }

  private answer(response: object): string {
    const id = encode(this.id);
    return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
  }
}
