// The town on the coach's own page: the picture, its key, and the same in words.
import { html, useState } from "../html.js";
import { townFrom, townLabels } from "../board/adapter.js";
import { Legend } from "../board/legend.js";
import { Town } from "../board/town.js";
import { TownList } from "../board/town-list.js";
import { useHere } from "../meeting/here.js";
import { t } from "../say.js";

export function TownRoom() {
  const { edition, game } = useHere();
  const [isList, setList] = useState(matchMedia("(max-width: 36rem)").matches);
  const town = townFrom(game, edition);
  const labels = townLabels();
  return html`<section class="stack"><div class="spread"><h1>${t("Byen")}</h1>
    <button type="button" class="button" aria-pressed=${isList} onClick=${() => setList(!isList)}>${t("Som liste")}</button></div>
    ${isList ? html`<${TownList} town=${town} labels=${labels} />` : html`<div class="town-room"><${Town} town=${town} labels=${labels} /></div><${Legend} labels=${labels} />`}
  </section>`;
}
