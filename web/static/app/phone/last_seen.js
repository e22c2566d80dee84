// The page as it was last seen, sealed on the device: what is shown while no network answers (journey G6).
import { effect } from "../html.js";
import { Device } from "../device.js";

const KEEP_EVERY_MS = 3000;
const ROW = "page";

/** What this phone saw of a game, whoever's page it was. */
export class LastSeen {
  static async of(gameId) {
    return new LastSeen(await Device.open(`${gameId}/last`));
  }

  constructor(device) {
    this.device = device;
  }

  /** Shows it, with the server's clock as it was known, unless the server has answered by now. */
  async show(game, live) {
    const [row] = (await this.device.all("seen").catch(() => [])).filter((one) => one.id === ROW);
    if (!row || game.v.value !== null || game.keys("options").value.length > 0) return;
    live.offsetMs.value = row.offsetMs;
    game.show(null, row.view);
  }

  /** From now on what the game shows is what was last seen; while `isMine` says so. */
  follow(game, live, isMine) {
    let timer = null;
    const keep = () => {
      timer = null;
      if (isMine()) this.device.put("seen", { id: ROW, view: game.view(), offsetMs: live.offsetMs.value }).catch(() => {});
    };
    effect(() => {
      if (game.v.value !== null) timer ??= setTimeout(keep, KEEP_EVERY_MS);
    });
    addEventListener("pagehide", keep);
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && game.v.value !== null && keep());
  }

  /** Nothing was seen. */
  forget() {
    return this.device.remove("seen", ROW).catch(() => {});
  }
}
