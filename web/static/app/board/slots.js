// Slots: where each pawn stands, so that five to eight in one place are all to be seen.
import { boxAround, isOver } from "./boxes.js";
import { depth } from "./depth.js";
import { textWidth } from "./type.js";

const JOB = 8;
const WIDE = 40;
const BACK = 30;

/** Where every pawn stands: `[{id, team, accent, stage, x, y, size, label}]`, teams and seats in their order. */
export function placePawns(map, teams) {
  const pawns = teams.flatMap((team, i) => teamPawns(map, map.homes[i], team, teams.length, i));
  return withLabels(map, pawns);
}

function teamPawns(map, home, team, teamCount, index) {
  if (home === undefined) return [];
  const byStage = grouped(team.pawns);
  return team.pawns.map((pawn, seat) => {
    const among = byStage.get(pawn.stage);
    const [x, y] =
      pawn.stage >= JOB
        ? ringSpot(map, home, seat, team.pawns.length, teamCount)
        : groupSpot(
            pawn.stage === 0 ? home.yard : home.stones[pawn.stage - 1],
            among.indexOf(pawn),
            among,
            pawn.stage === 0,
          );
    return {
      id: pawn.id,
      team: index,
      accent: team.accent,
      stage: pawn.stage,
      name: pawn.label,
      x: Math.round(x),
      y: Math.round(y),
      size: depth(map, y),
    };
  });
}

function grouped(pawns) {
  const groups = new Map();
  for (const pawn of pawns) groups.set(pawn.stage, [...(groups.get(pawn.stage) ?? []), pawn]);
  return groups;
}

// Up to five stand in one row; more make a group photograph, the back row first (drawn first).
function groupSpot([x, y], place, among, isYard) {
  const count = among.length;
  const isNamed = among.some((pawn) => pawn.label);
  const rows = Math.ceil(count / 5);
  const back = rows === 1 ? 0 : Math.floor(count / rows);
  const isBack = place < back && rows > 1;
  const inRow = rows === 1 ? count : isBack ? back : Math.ceil((count - back) / Math.max(1, rows - 1));
  const row = isBack || rows === 1 ? 0 : Math.floor((place - back) / inRow) + 1;
  const at = isBack || rows === 1 ? place : (place - back) % inRow;
  const gap = isYard ? WIDE * 1.3 : isNamed ? WIDE * 1.3 : WIDE;
  return [x + (at - (inRow - 1) / 2) * gap, y - (rows - 1 - row) * BACK];
}

// In the square each seat has one spot of its own, so that there is always room for everyone.
function ringSpot({ square }, home, seat, seats, teamCount) {
  const ring = ringOf(square);
  const gap = Math.min(86, ring.length / teamCount / seats);
  const along = ring.distanceAt(home.sector) + (seat - (seats - 1) / 2) * gap;
  const [x, y] = ring.at(((along % ring.length) + ring.length) % ring.length);
  return [x, y + 14];
}

const RING_STEPS = 240;

function ringOf({ x, y, rx, ry }) {
  const spot = (i) => {
    const angle = (i / RING_STEPS) * Math.PI * 2;
    return [x + Math.cos(angle) * rx * 0.87, y + Math.sin(angle) * ry * 0.84];
  };
  const marks = [0];
  for (let i = 1; i <= RING_STEPS; i += 1) {
    const [a, b] = [spot(i - 1), spot(i)];
    marks.push(marks[i - 1] + Math.hypot(b[0] - a[0], b[1] - a[1]));
  }
  const turn = (angle) => (((angle / (Math.PI * 2)) % 1) + 1) % 1;
  return {
    length: marks[RING_STEPS],
    distanceAt: (angle) => marks[Math.round(turn(angle) * RING_STEPS)],
    at: (distance) =>
      spot(
        Math.max(
          0,
          marks.findIndex((mark) => mark >= distance),
        ),
      ),
  };
}

// A name is written over the head where there is room, or one line higher; else its first letter, which may stand
// higher still; never over another pawn, another name or that of a stage: in such a crowd the pawn goes without.
function withLabels(map, pawns) {
  const plates = map.names.map((name) => name.box);
  const bodies = new Map(pawns.map((pawn) => [pawn, boxAround([pawn.x, pawn.y], 16 * pawn.size, 66 * pawn.size, 0)]));
  return pawns.map((pawn) => {
    if (!pawn.name) return { ...pawn, label: "", line: 0 };
    const fit = tries(pawn.name).find(({ label, line }) => {
      const box = plateBox(map, pawn, label, line);
      return (
        !plates.some((other) => isOver(box, other)) &&
        !pawns.some((other) => other !== pawn && isOver(box, bodies.get(other)))
      );
    });
    if (!fit) return { ...pawn, label: "", line: 0 };
    plates.push(plateBox(map, pawn, fit.label, fit.line));
    return { ...pawn, ...fit };
  });
}

function tries(name) {
  const [letter] = name;
  return [
    ...[0, 1].map((line) => ({ label: name, line })),
    ...[0, 1, 2, 3].map((line) => ({ label: letter, line })),
  ];
}

export function plateWidth(map, text) {
  return textWidth(text, map.text * 0.95) + map.text * 0.6;
}

function plateBox(map, { x, y, size }, text, line) {
  const half = plateWidth(map, text) / 2;
  const top = y + plateTop(map, size, line);
  return { left: x - half, right: x + half, top, bottom: top + map.text * 1.2 };
}

/** How far above the feet a name's plate begins, by its line. */
export function plateTop(map, size, line) {
  return -70 * size - map.text * (1.2 + 1.25 * line);
}
