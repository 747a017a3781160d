// A QR code of a short text (byte mode, level M, versions 1 to 10): rows of dark and light modules.
// After ISO/IEC 18004; knows squares, nothing of what they are drawn with.

/** Per version: code words in all, those for correction in each block, blocks. Level M. */
const versions: [number, number, number][] = [
  [26, 10, 1],
  [44, 16, 1],
  [70, 26, 1],
  [100, 18, 2],
  [134, 24, 2],
  [172, 16, 4],
  [196, 18, 4],
  [242, 22, 4],
  [292, 22, 5],
  [346, 26, 5],
];
const centres = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
];

type Grid = boolean[][];

export function encodeQr(text: string): Grid {
  const bytes = [...new TextEncoder().encode(text)];
  const at = versions.findIndex(
    ([all, fix, blocks], i) => bytes.length <= all - fix * blocks - (i < 9 ? 2 : 3),
  );
  if (at < 0) throw new Error('the text is too long for a QR code');
  const version = at + 1;
  const words = interleaved(dataWords(bytes, version), version);
  const plans = masks.map((_, mask) => drawn(words, version, mask));
  return plans.reduce((best, one) => (penalty(one) < penalty(best) ? one : best));
}

function dataWords(bytes: number[], version: number): number[] {
  const [all, fix, blocks] = versions[version - 1]!;
  const room = all - fix * blocks;
  const bits: number[] = [];
  const put = (value: number, n: number) => {
    for (let i = n - 1; i >= 0; i--) bits.push((value >> i) & 1);
  };
  put(4, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) put(byte, 8);
  put(0, Math.min(4, room * 8 - bits.length));
  while (bits.length % 8) bits.push(0);
  const words: number[] = [];
  for (let i = 0; i < bits.length; i += 8)
    words.push(bits.slice(i, i + 8).reduce((sum, bit) => sum * 2 + bit, 0));
  for (let pad = 0xec; words.length < room; pad ^= 0xec ^ 0x11) words.push(pad);
  return words;
}

/** Multiplies in GF(256) with the polynomial of the standard. */
function times(a: number, b: number): number {
  let product = 0;
  for (let i = 7; i >= 0; i--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((b >> i) & 1) * a;
  }
  return product;
}

function generator(n: number): number[] {
  const poly = [...Array<number>(n - 1).fill(0), 1];
  let root = 1;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) poly[j] = times(poly[j]!, root) ^ (poly[j + 1] ?? 0);
    root = times(root, 2);
  }
  return poly;
}

export function corrections(data: number[], n: number): number[] {
  const poly = generator(n);
  const rest = Array<number>(n).fill(0);
  for (const word of data) {
    const factor = word ^ rest.shift()!;
    rest.push(0);
    poly.forEach((coefficient, i) => (rest[i]! ^= times(coefficient, factor)));
  }
  return rest;
}

/** Data in blocks with their corrections, woven together. */
function interleaved(data: number[], version: number): number[] {
  const [all, fix, blocks] = versions[version - 1]!;
  const short = Math.floor(all / blocks) - fix;
  const longs = all % blocks;
  const parts: number[][] = [];
  for (let i = 0, from = 0; i < blocks; i++) {
    const length = short + (i >= blocks - longs ? 1 : 0);
    parts.push(data.slice(from, from + length));
    from += length;
  }
  const woven: number[] = [];
  for (let i = 0; i <= short; i++)
    for (const part of parts) if (i < part.length) woven.push(part[i]!);
  const fixes = parts.map((part) => corrections(part, fix));
  for (let i = 0; i < fix; i++) for (const one of fixes) woven.push(one[i]!);
  return woven;
}

const masks: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function drawn(words: number[], version: number, mask: number): Grid {
  const size = 17 + 4 * version;
  const grid: (boolean | null)[][] = Array.from({ length: size }, () => Array(size).fill(null));
  const set = (x: number, y: number, dark: boolean) => {
    if (x >= 0 && y >= 0 && x < size && y < size) grid[y]![x] = dark;
  };
  for (let i = 8; i < size - 8; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  for (const [cx, cy] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    for (let dy = -4; dy <= 4; dy++)
      for (let dx = -4; dx <= 4; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        set(cx + dx, cy + dy, ring !== 2 && ring !== 4);
      }
  const middles = centres[version - 1]!;
  const last = middles.length - 1;
  middles.forEach((cy, i) =>
    middles.forEach((cx, j) => {
      if ((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)) return;
      for (let dy = -2; dy <= 2; dy++)
        for (let dx = -2; dx <= 2; dx++)
          set(cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }),
  );
  signs(set, size, version, mask);
  fill(grid, words, mask);
  return grid as Grid;
}

/** Level and mask, and from version 7 on the version, each with its own correction. */
function signs(
  set: (x: number, y: number, dark: boolean) => void,
  size: number,
  version: number,
  mask: number,
): void {
  let rest = mask; // level M is 00
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const format = ((mask << 10) | rest) ^ 0x5412;
  const bit = (i: number) => ((format >> i) & 1) === 1;
  for (let i = 0; i <= 5; i++) set(8, i, bit(i));
  set(8, 7, bit(6));
  set(8, 8, bit(7));
  set(7, 8, bit(8));
  for (let i = 9; i < 15; i++) set(14 - i, 8, bit(i));
  for (let i = 0; i < 8; i++) set(size - 1 - i, 8, bit(i));
  for (let i = 8; i < 15; i++) set(8, size - 15 + i, bit(i));
  set(8, size - 8, true);
  if (version < 7) return;
  let check = version;
  for (let i = 0; i < 12; i++) check = (check << 1) ^ ((check >> 11) * 0x1f25);
  const whole = (version << 12) | check;
  for (let i = 0; i < 18; i++) {
    const dark = ((whole >> i) & 1) === 1;
    const a = size - 11 + (i % 3);
    const b = Math.floor(i / 3);
    set(a, b, dark);
    set(b, a, dark);
  }
}

/** The bits in columns of two, upwards and downwards, masked. */
function fill(grid: (boolean | null)[][], words: number[], mask: number): void {
  const size = grid.length;
  let i = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const up = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step++)
      for (const x of [right, right - 1]) {
        const y = up ? size - 1 - step : step;
        if (grid[y]![x] !== null) continue;
        const dark = i < words.length * 8 && ((words[i >> 3]! >> (7 - (i & 7))) & 1) === 1;
        grid[y]![x] = dark !== masks[mask]!(x, y);
        i++;
      }
  }
}

/** The less a reader could be misled, the lower: long runs, squares, an uneven share of dark. */
function penalty(grid: Grid): number {
  const size = grid.length;
  let sum = 0;
  for (const at of [
    (a: number, b: number) => grid[a]![b]!,
    (a: number, b: number) => grid[b]![a]!,
  ])
    for (let a = 0; a < size; a++) {
      let run = 0;
      for (let b = 0; b < size; b++) {
        run = b > 0 && at(a, b) === at(a, b - 1) ? run + 1 : 1;
        if (run === 5) sum += 3;
        else if (run > 5) sum++;
      }
    }
  for (let y = 1; y < size; y++)
    for (let x = 1; x < size; x++) {
      const one = grid[y]![x];
      if (one === grid[y - 1]![x] && one === grid[y]![x - 1] && one === grid[y - 1]![x - 1]) sum += 3;
    }
  const dark = grid.flat().filter(Boolean).length;
  return sum + Math.floor(Math.abs((dark * 20) / (size * size) - 10)) * 10;
}
