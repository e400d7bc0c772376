import { inflateSync } from 'node:zlib';

/** What a PDF of Chromium's holds, as far as a test asks. */
export interface PdfContents {
  readonly pages: number;
  /** Words that can be selected and copied, in the order they are drawn. */
  readonly text: string;
  /** Width and height of each picture of pixels, masks left out. */
  readonly pictures: readonly (readonly [number, number])[];
  /** How many paths are drawn: what a chart is made of when it isn't pixels. */
  readonly paths: number;
}

interface PdfObject {
  readonly head: string;
  readonly stream: Buffer | null;
}

/** Reads a PDF as Chromium writes it: objects one after another, streams deflated, fonts named after their object. */
export function readPdf(bytes: Buffer): PdfContents {
  const objects = objectsOf(bytes);
  const heads = [...objects.values()].map(({ head }) => head);
  const masks = new Set(heads.flatMap((head) => [...head.matchAll(/\/SMask (\d+) 0 R/g)].map(([, id]) => Number(id))));
  const pictures = [...objects].filter(([id, { head }]) => /\/Subtype\s*\/Image\b/.test(head) && !masks.has(id));
  const drawn = [...objects.values()].flatMap(({ head, stream }) =>
    stream !== null && !/\/(Image|FontFile|Length1|Type1C)\b/.test(head) ? [stream.toString('latin1')] : [],
  );
  const content = drawn.filter((words) => / (Tf|re|m)\n/.test(words));
  const maps = new Map([...objects].map(([id, { head }]) => [id, unicodeMap(objects, head)]));
  return {
    pages: heads.filter((head) => /\/Type\s*\/Page\b/.test(head)).length,
    text: content.map((words) => textOf(words, maps)).join('\n'),
    pictures: pictures.map(([, { head }]) => [field(head, 'Width'), field(head, 'Height')] as const),
    paths: content.reduce((sum, words) => sum + (words.match(/\n(S|f\*?|B)\n/g)?.length ?? 0), 0),
  };
}

const field = (head: string, name: string) => Number(new RegExp(`/${name} (\\d+)`).exec(head)?.[1]);

function objectsOf(bytes: Buffer): Map<number, PdfObject> {
  const all = bytes.toString('latin1');
  const objects = new Map<number, PdfObject>();
  const start = /(\d+) 0 obj\n/g;
  for (let found = start.exec(all); found; found = start.exec(all)) {
    const from = start.lastIndex;
    const end = all.indexOf('endobj', from);
    const opens = all.indexOf('stream\n', from);
    if (opens === -1 || opens > end) {
      objects.set(Number(found[1]), { head: all.slice(from, end), stream: null });
      continue;
    }
    const head = all.slice(from, opens);
    const data = opens + 'stream\n'.length;
    const coded = bytes.subarray(data, data + field(head, 'Length'));
    const isDeflated = head.includes('/FlateDecode');
    objects.set(Number(found[1]), { head, stream: isDeflated ? inflateSync(coded) : coded });
    start.lastIndex = data + coded.length;
  }
  return objects;
}

/** The letters that a font's glyphs stand for. */
function unicodeMap(objects: ReadonlyMap<number, PdfObject>, head: string): ReadonlyMap<number, string> {
  const words = objects.get(field(head, 'ToUnicode'))?.stream?.toString('latin1') ?? '';
  const map = new Map<number, string>();
  const letters = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block] of words.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g))
    for (const [, code, to] of block!.matchAll(/<(\w+)> <(\w+)>/g)) map.set(Number.parseInt(code!, 16), letters(to!));
  for (const [, block] of words.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g))
    for (const [, low, high, to] of block!.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const [first, last] = [Number.parseInt(low!, 16), Number.parseInt(high!, 16)];
      for (let code = first; code <= last; code++)
        map.set(code, String.fromCodePoint(Number.parseInt(to!, 16) + code - first));
    }
  return map;
}

function textOf(content: string, maps: ReadonlyMap<number, ReadonlyMap<number, string>>): string {
  let map: ReadonlyMap<number, string> | undefined;
  let text = '';
  for (const [, font, hex, isMoved] of content.matchAll(/\/F(\d+) [\d.]+ Tf|<([\da-fA-F]+)>|(\bTm\b|\bTd\b)/g)) {
    if (font !== undefined) map = maps.get(Number(font));
    else if (isMoved !== undefined) text += ' ';
    else for (const [code] of (hex ?? '').matchAll(/.{4}/g)) text += map?.get(Number.parseInt(code, 16)) ?? '';
  }
  return text.replace(/\s+/g, ' ');
}
