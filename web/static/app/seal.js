// What lies on the device is sealed (decision 23): the key never leaves the browser, and with the key all is gone.
//
// Sealing does not wait. A page may be killed in the moment after a keystroke, so the ciphers are made beforehand:
// each pad is AES-GCM's own stream under a number used once, and a text is laid over as many as it needs.

const PAD_BYTES = 1024;
const PADS_READY = 48;
const NUMBER_BYTES = 12;
const NOTHING = new Uint8Array(PAD_BYTES);

/** A key that can be used and not read; `null` where the browser has no cryptography (an address without https). */
export async function newKey() {
  if (!globalThis.crypto?.subtle) return null;
  return crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt"]);
}

/** Seals and opens texts with one key. A sealed text is a list of `{number, bytes}`. */
export class Seal {
  constructor(key) {
    this.key = key;
    this.pads = [];
  }

  /** With pads enough for what is typed at once. */
  static async with(key) {
    const seal = new Seal(key);
    await seal.makeReady();
    return seal;
  }

  /** The text, sealed at once; `null` when it is longer than what is ready. */
  close(text) {
    const plain = new TextEncoder().encode(text);
    const needed = Math.ceil(plain.length / PAD_BYTES);
    if (needed > this.pads.length) return null;
    const sealed = this.pads.splice(0, needed).map(({ number, pad }, place) => {
      return { number, bytes: laidOver(plain.subarray(place * PAD_BYTES, (place + 1) * PAD_BYTES), pad) };
    });
    this.makeReady();
    return sealed;
  }

  /** The same for a text of any length. */
  async closeLong(text) {
    const needed = Math.ceil(new TextEncoder().encode(text).length / PAD_BYTES);
    await this.makeReady(needed);
    return this.close(text) ?? this.closeLong(text);
  }

  /** The text that was sealed. */
  async open(sealed) {
    const parts = await Promise.all(sealed.map(async ({ number, bytes }) => laidOver(bytes, await this.#pad(number))));
    return new TextDecoder().decode(joined(parts));
  }

  /** As many pads lie ready as are wanted. */
  async makeReady(wanted = PADS_READY) {
    const missing = Math.max(0, wanted - this.pads.length);
    const numbers = Array.from({ length: missing }, () => crypto.getRandomValues(new Uint8Array(NUMBER_BYTES)));
    const made = await Promise.all(numbers.map(async (number) => ({ number, pad: await this.#pad(number) })));
    this.pads.push(...made);
  }

  async #pad(number) {
    return new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: number }, this.key, NOTHING));
  }
}

function laidOver(bytes, pad) {
  return bytes.map((byte, place) => byte ^ pad[place]);
}

function joined(parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
