import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A file made to be wrong, by its number in reference/security.md 3.A, and what may become of it. */
export interface HostileFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** Codes of refusal, or `saved`. Several where browsers may honestly differ. */
  readonly becomes: readonly string[];
}

const SIDE = 320;
const SOS = 0xda;

function picture(): ReturnType<typeof sharp> {
  const pixels = Buffer.alloc(SIDE * SIDE * 3);
  for (let i = 0; i < pixels.length; i++) pixels[i] = 60 + ((i * 7 + Math.floor(i / SIDE) * 5) % 120);
  return sharp(pixels, { raw: { width: SIDE, height: SIDE, channels: 3 } });
}

/** Inserts segments right behind a JPEG's start. */
const behindStart = (jpeg: Buffer, ...segments: Buffer[]) =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);

function segment(marker: number, body: Buffer, lengthBytes = body.length + 2): Buffer {
  return Buffer.concat([Buffer.from([0xff, marker, lengthBytes >> 8, lengthBytes & 255]), body]);
}

/** Where the segment with this marker begins. */
function find(jpeg: Buffer, marker: number): number {
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) if (jpeg[at + 1] === marker) return at;
  throw new Error(`no segment ${marker}`);
}

function changed(bytes: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length, 0);
  ends.writeUInt32BE(crc32(named) >>> 0, 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);

function png(
  widthPx: number,
  heightPx: number,
  bitDepth: number,
  colourType: number,
  data: Buffer,
  ...extra: Buffer[]
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header[8] = bitDepth;
  header[9] = colourType;
  return Buffer.concat([
    PNG_START,
    chunk('IHDR', header),
    ...extra,
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function exif(orientation: number, nextIfd = 0, valueOffset: number | null = null): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(valueOffset === null ? 0x0112 : 0x010f, 10);
  tiff.writeUInt16LE(valueOffset === null ? 3 : 2, 12);
  tiff.writeUInt32LE(valueOffset === null ? 1 : 0xffff, 14);
  tiff.writeUInt32LE(valueOffset ?? orientation, 18);
  tiff.writeUInt32LE(nextIfd, 22);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]));
}

/** Every image case of 3.A that a script can make without another program. */
export async function hostilePhotos(): Promise<HostileFile[]> {
  const jpeg = await picture().jpeg({ quality: 90 }).toBuffer();
  const progressive = await picture().jpeg({ progressive: true }).toBuffer();
  const aPng = await picture().png().toBuffer();
  const frame = find(jpeg, 0xc0);
  const scan = find(progressive, SOS);
  const secondScan = progressive.indexOf(Buffer.from([0xff, SOS]), scan + 4);
  const profile = (body: Buffer) =>
    segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), body]));
  const bigProfile = Array.from({ length: 64 }, (_, n) =>
    segment(
      0xe2,
      Buffer.concat([Buffer.from('ICC_PROFILE\0', 'latin1'), Buffer.from([n + 1, 64]), Buffer.alloc(65_000, n)]),
    ),
  );
  const script = '<script>document.title="run"</script>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400">${script}</svg>`;
  const saved = ['saved'];
  const notImage = ['not-an-image', 'unsupported-kind'];
  const broken = ['damaged'];
  const either = ['saved', 'damaged', 'unsupported-kind'];
  const fourInks = await picture().toColourspace('cmyk').jpeg().toBuffer();
  // The last byte of Adobe's segment says what the four are: 2 is YCCK.
  const luma = changed(fourInks, (b) => {
    b[find(b, 0xee) + 15] = 2;
  });
  const frames = [await picture().png().toBuffer(), await picture().negate().png().toBuffer()];
  const moving = sharp(frames, { join: { animated: true } });
  const flat = deflateSync(Buffer.alloc((SIDE + 1) * SIDE, 9));
  const bomb = deflateSync(Buffer.alloc(20_000 * 2_501), { level: 9 });
  const strip = (wide: number, high: number) =>
    png(wide, high, 8, 0, deflateSync(Buffer.alloc((wide + 1) * high), { level: 1 }));
  const cases: (readonly [string, Buffer, readonly string[]])[] = [
    ['1 zero bytes.jpg', Buffer.alloc(0), ['empty-file']],
    ['2 one byte.jpg', Buffer.from([0xff]), notImage],
    ['3 text.jpg', Buffer.from('Remember to order gauze.'), notImage],
    ['4 page.jpg', Buffer.from(`<!doctype html>${script}`), notImage],
    ['5 drawing.svg', Buffer.from(svg), notImage],
    ['6 drawing.jpg', Buffer.from(svg), notImage],
    ['7 document.jpg', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), notImage],
    ['8 program.png', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400, 0x90)]), notImage],
    ['9 a jpeg.png', jpeg, saved],
    ['10 a png.jpg', aPng, saved],
    ['11 cut at a tenth.jpg', jpeg.subarray(0, jpeg.length / 10), broken],
    ['12 cut at half.jpg', jpeg.subarray(0, jpeg.length / 2), broken],
    ['13 no end.jpg', jpeg.subarray(0, -2), either],
    [
      '14 rotten.jpg',
      changed(jpeg, (b) => {
        for (let i = 700; i < b.length; i += 97) b[i]! ^= 0x20;
      }),
      either,
    ],
    ['15 claims 65535.jpg', changed(jpeg, (b) => b.fill(0xff, frame + 5, frame + 9)), ['too-large']],
    ['16 claims nothing.jpg', changed(jpeg, (b) => b.fill(0, frame + 5, frame + 9)), ['damaged', 'too-small']],
    [
      '17 two frames.jpg',
      behindStart(
        jpeg,
        changed(jpeg.subarray(frame, frame + 19), (b) => {
          b[5] = 40;
        }),
      ),
      [...either, 'too-large'],
    ],
    ['18 length 0.jpg', behindStart(jpeg, segment(0xfe, Buffer.alloc(0), 0)), broken],
    ['18 length 1.jpg', behindStart(jpeg, segment(0xfe, Buffer.alloc(0), 1)), broken],
    ['19 past the end.jpg', changed(jpeg, (b) => b.writeUInt16BE(0xffff, find(jpeg, 0xdb) + 2)), broken],
    [
      '20 ten thousand comments.jpg',
      behindStart(jpeg, ...Array.from({ length: 10_000 }, () => segment(0xfe, Buffer.from(script)))),
      [...saved, 'damaged'],
    ],
    [
      '21 facts of 32 MB.jpg',
      behindStart(jpeg, ...Array.from({ length: 500 }, () => segment(0xe1, Buffer.alloc(65_500)))),
      [...saved, 'damaged'],
    ],
    [
      '22 arithmetic.jpg',
      changed(jpeg, (b) => {
        b[frame + 1] = 0xc9;
      }),
      either,
    ],
    [
      '23 twelve bits.jpg',
      changed(jpeg, (b) => {
        b[frame + 4] = 12;
      }),
      either,
    ],
    [
      '24 lossless.jpg',
      changed(jpeg, (b) => {
        b[frame + 1] = 0xc3;
      }),
      either,
    ],
    ['25 four inks.jpg', fourInks, saved],
    ['26 four inks as luma and chroma.jpg', luma, saved],
    ['27 grey.jpg', await picture().toColourspace('b-w').jpeg().toBuffer(), [...saved, 'colourless']],
    [
      '28 a thousand scans.jpg',
      Buffer.concat([
        progressive.subarray(0, secondScan),
        ...Array.from({ length: 1_000 }, () => progressive.subarray(scan, secondScan)),
        progressive.subarray(secondScan),
      ]),
      either,
    ],
    ['29 two pictures.jpg', Buffer.concat([jpeg, jpeg, Buffer.from('ftypmp42')]), saved],
    [
      '30 picture and archive.jpg',
      Buffer.concat([jpeg, Buffer.from('PK\x03\x04'), Buffer.alloc(200), Buffer.from('PK\x05\x06'), Buffer.alloc(18)]),
      saved,
    ],
    ['31 page in a comment.jpg', behindStart(jpeg, segment(0xfe, Buffer.from(script))), saved],
    ...[0, 9, 255].map((n) => [`32 orientation ${n}.jpg`, behindStart(jpeg, exif(n)), saved] as const),
    ['34 loop of facts.jpg', behindStart(jpeg, exif(1, 8)), saved],
    ['35 facts past the end.jpg', behindStart(jpeg, exif(1, 0, 0xfffffff0)), saved],
    [
      '37 other facts.jpg',
      behindStart(
        jpeg,
        segment(0xed, Buffer.from('Photoshop 3.0\x008BIM')),
        segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>')),
      ),
      saved,
    ],
    ['38 broken profile.jpg', behindStart(jpeg, profile(Buffer.alloc(300, 0xab))), saved],
    ['38 profile of 4 MB.jpg', behindStart(jpeg, ...bigProfile), either],
    ['39 claims 100000.png', png(100_000, 100_000, 8, 2, deflateSync(Buffer.alloc(100))), ['too-large']],
    ['40 bomb of 1 bit.png', png(20_000, 20_000, 1, 0, bomb), ['too-large']],
    ['41 bomb of three bytes.png', png(10_000, 10_000, 8, 2, deflateSync(Buffer.alloc(1_000))), ['too-large']],
    ['42 strip.png', strip(65_535, 16), ['too-large', 'too-small']],
    [
      '43 text bomb.png',
      png(
        SIDE,
        SIDE,
        8,
        0,
        deflateSync(Buffer.alloc((SIDE + 1) * SIDE, 9)),
        chunk('zTXt', Buffer.concat([Buffer.from('x\0\0'), deflateSync(Buffer.alloc(200_000_000), { level: 9 })])),
      ),
      [...either, 'colourless'],
    ],
    ['44 sixteen bits.png', await picture().toColourspace('rgb16').png().toBuffer(), saved],
    ['44 palette.png', await picture().png({ palette: true }).toBuffer(), saved],
    ['44 interlaced.png', await picture().png({ progressive: true }).toBuffer(), saved],
    [
      '45 wrong sum.png',
      changed(aPng, (b) => {
        b[29]! ^= 1;
      }),
      either,
    ],
    ['45 no end.png', aPng.subarray(0, -12), either],
    ['45 broken data.png', changed(aPng, (b) => b.fill(0x55, 60, b.length - 20)), broken],
    ['46 moving.gif', await moving.gif().toBuffer(), notImage],
    ['46 moving.webp', await moving.webp().toBuffer(), notImage],
    ['46 moving.png', png(SIDE, SIDE, 8, 0, flat, chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))), either],
    ['47 print.tif', await picture().tiff().toBuffer(), notImage],
    ['47 raw.dng', Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), Buffer.alloc(400)]), notImage],
    ['47 picture.avif', await picture().avif().toBuffer(), saved],
    ['47 map.bmp', Buffer.concat([Buffer.from('BM'), Buffer.alloc(200)]), notImage],
    ['47 empty box.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), [...notImage, 'damaged']],
    ['47 naked.jxl', Buffer.from([0xff, 0x0a, 0, 0, 0, 0]), notImage],
    ['48 one pixel.png', png(1, 1, 8, 0, deflateSync(Buffer.alloc(2))), ['too-small']],
    ['48 255.png', strip(255, 255), ['too-small']],
    ['48 13000.png', strip(13_000, 400), ['too-large']],
  ];
  return cases.map(([name, bytes, becomes]) => ({ name, bytes, becomes }));
}

/** Names of 3.A, 49 to 58, and what each of them is: each must be shown as the text it is. */
export const HOSTILE_NAMES: readonly (readonly [what: string, name: string])[] = [
  ['49 an image that runs', '<img src=x onerror=document.title="run">'],
  ['50 a script behind a quote', '"><script>document.title="run"</script>'],
  ['51 turned from right to left', 'Ann \u202Egnp.exe'],
  ['52 of 10,000 letters', 'A'.repeat(10_000)],
  ['53 with control characters', 'nul \u0000 bell \u0007'],
  ['54 of joined emoji and accents', '👩🏽‍⚕️ Zoë \u0301'],
  ['54 with half a character', 'Ann \uD83D'],
  ...['=cmd|/c calc!A1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'].map((name) => ['55 a formula', name] as const),
  ['56 with every separator', 'Ann "Bea", Cleo; D\'Arcy'],
  ['57 a path', '../../CON:a'],
  ['57 a device', 'CON'],
  ['58 a twin', 'Ann'],
  ['58 a twin', 'Ann'],
  ['58 a twin by other letters', 'Аnn'],
];
