import { toBase64 } from '../../src/bytes/base64.ts';

/** The words of a wipe page; all of them are data and are escaped. */
export interface WipeWords {
  readonly title: string;
  /** Alternative texts, first and last. */
  readonly first: string;
  readonly last: string;
  readonly slider: string;
  readonly caption: string;
}

const STYLE = `body{margin:0 auto;max-width:60rem;padding:1rem;font:1rem/1.5 system-ui,sans-serif;color:#1b1f1d;background:#fff}
h1{font-size:1.25rem}.pair{position:relative;display:inline-block;max-width:100%}.pair img{display:block;max-width:100%;height:auto}
.pair img+img{position:absolute;inset:0;clip-path:inset(0 0 0 var(--at,50%))}
.pair::after{content:"";position:absolute;inset-block:0;left:var(--at,50%);width:2px;margin-left:-1px;background:#fff;outline:1px solid #1b1f1d}
input{display:block;width:100%;min-height:2.75rem;accent-color:#1c6b57}p{white-space:pre-line}`;

const SCRIPT = `const pair=document.querySelector('.pair'),input=document.querySelector('input');
const show=()=>{pair.style.setProperty('--at',input.value+'%');input.setAttribute('aria-valuetext',input.value+' %')};
input.addEventListener('input',show);show();`;

/**
 * A page that wipes between two photos, alone in one file: it may load nothing, run nothing but its own script, and says
 * so in its policy. The range input is the handle: mouse, touch and keyboard are the browser's own.
 *
 * @param images JPEG, of one size
 */
export async function wipePage(
  images: readonly [Uint8Array, Uint8Array],
  size: { readonly widthPx: number; readonly heightPx: number },
  words: WipeWords,
): Promise<Uint8Array<ArrayBuffer>> {
  const [style, script] = await Promise.all([STYLE, SCRIPT].map(hashOf));
  const policy = `default-src 'none'; img-src data:; style-src '${style}'; script-src '${script}'; base-uri 'none'; form-action 'none'`;
  const image = (bytes: Uint8Array, alt: string) =>
    `<img src="data:image/jpeg;base64,${toBase64(bytes)}" width="${size.widthPx}" height="${size.heightPx}" alt="${escaped(alt)}">`;
  const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>${escaped(words.title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escaped(words.title)}</h1>
<div class="pair">${image(images[0], words.first)}${image(images[1], words.last)}</div>
<label>${escaped(words.slider)}<input type="range" min="0" max="100" value="50"></label>
<p>${escaped(words.caption)}</p></main><script>${SCRIPT}</script></body></html>
`;
  return new TextEncoder().encode(page) as Uint8Array<ArrayBuffer>;
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256-${toBase64(new Uint8Array(digest))}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] as string);
}
