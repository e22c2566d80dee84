// Presses one after another: a thumb is quicker than a round trip, and each press counts from where the one before it led.

const READ_MS = 400; // so soon nobody has read a sentence: a press within it was meant before
const ALONG_THE_WAY = new Set(["next", "previous", "undo"]); // they mean what the press before them led to

/** `carryOut(action)` answers a sentence or null once it is done and seen; with nobody before it a press is begun at once. */
export class PressQueue {
  constructor(carryOut) {
    this.carryOut = carryOut;
    this.waiting = [];
    this.isBusy = false;
    this.readAt = 0;
  }

  /** Answers what there is to say of the press; null also where it was let go by a halt. */
  add(action) {
    if (ALONG_THE_WAY.has(action) && performance.now() < this.readAt) return Promise.resolve(null);
    return new Promise((answer) => {
      this.waiting.push({ action, answer });
      if (!this.isBusy) this.#begin();
    });
  }

  /** There is something to read before anybody goes on: the steps that were pressed before it are let go. */
  halt() {
    this.readAt = performance.now() + READ_MS;
    const letGo = this.waiting.filter(({ action }) => ALONG_THE_WAY.has(action));
    this.waiting = this.waiting.filter((press) => !letGo.includes(press));
    for (const { answer } of letGo) answer(null);
  }

  async #begin() {
    this.isBusy = true;
    while (this.waiting.length > 0) {
      const { action, answer } = this.waiting.shift();
      answer(await this.#carriedOut(action));
    }
    this.isBusy = false;
  }

  // A fault in one press must not hold up all that come after it.
  async #carriedOut(action) {
    try {
      return await this.carryOut(action);
    } catch (fault) {
      reportError(fault);
      return null;
    }
  }
}
