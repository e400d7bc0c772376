import type { MainModule } from 'libheif-js/libheif-wasm/libheif.js';
import { heifColour } from '../src/analysis/container/heif.ts';
import { taggedPng } from '../src/analysis/container/taggedPng.ts';
import { AppError, type RefusalCode } from '../src/domain/errors.ts';
import { expose, transfer } from './channel.ts';
import { startLibheif } from './photo/libheif.ts';
import { statedSpace } from './photo/statedSpace.ts';

/** Interleaved RGBA codes in the wasm heap. */
interface Channel {
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly data: Uint8Array;
}

/** What libheif's JavaScript gives for a decoded picture: an error, or its channels. */
interface Decoded {
  readonly code?: unknown;
  readonly channels?: readonly Channel[];
}

const api = {
  /**
   * Decodes the primary picture of a HEIC file, upright, with the colour that the file states.
   * @throws AppError `damaged`, `unsupported-kind`, `model-missing`, `model-damaged`
   */
  async decode(bytes: Uint8Array<ArrayBuffer>, code: WebAssembly.Module): Promise<ImageBitmap> {
    const libheif = await startLibheif(code);
    const picture = await shown(codesOf(libheif, bytes), bytes).catch((cause: unknown) => {
      throw new AppError('damaged', 'the picture could not be shown', { cause });
    });
    return transfer(picture, [picture]);
  },
};

export type HeicApi = typeof api;
expose(api);

/** The codes as a picture: by the canvas's own colour spaces where one fits, else through the browser's colour engine. */
async function shown(codes: Channel, file: Uint8Array): Promise<ImageBitmap> {
  const { data, stride, width, height } = codes;
  const colour = heifColour(file);
  const colorSpace = await statedSpace(colour);
  if (colorSpace === null) return createImageBitmap(new Blob(taggedPng(data, stride, width, height, colour)));
  const pixels = new ImageData(width, height, { colorSpace });
  for (let y = 0; y < height; y++) pixels.data.set(data.subarray(y * stride, y * stride + width * 4), y * width * 4);
  return createImageBitmap(pixels);
}

function codesOf(libheif: MainModule, bytes: Uint8Array<ArrayBuffer>): Channel {
  try {
    const context = libheif.heif_context_alloc();
    const read = libheif.heif_context_read_from_memory(context, bytes as never);
    if (read.code !== libheif.heif_error_code.heif_error_Ok) throw refusal(libheif, read.code);
    const handle = libheif.heif_context_get_primary_image_handle(context);
    if (!handle || handle.code) throw refusal(libheif, handle?.code);
    const decoded: Decoded | undefined = libheif.heif_js_decode_image2(
      handle,
      libheif.heif_colorspace.heif_colorspace_RGB,
      libheif.heif_chroma.heif_chroma_interleaved_RGBA,
    );
    const codes = decoded?.channels?.[0];
    if (codes === undefined) throw refusal(libheif, decoded?.code);
    return codes;
  } catch (cause) {
    // A wasm trap or a failed allocation: this worker is thrown away after the photo.
    throw cause instanceof AppError ? cause : new AppError('damaged', 'the HEIC decoder gave up', { cause });
  }
}

function refusal(libheif: MainModule, code: unknown): AppError {
  const { heif_error_Unsupported_feature, heif_error_Unsupported_filetype } = libheif.heif_error_code;
  const isUnsupported = code === heif_error_Unsupported_feature || code === heif_error_Unsupported_filetype;
  const meaning: RefusalCode = isUnsupported ? 'unsupported-kind' : 'damaged';
  return new AppError(meaning, 'libheif refused the file');
}
