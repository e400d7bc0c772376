import type { MainModule } from 'libheif-js/libheif-wasm/libheif.js';
import { heifColour } from '../src/analysis/container/heif.ts';
import { taggedPng } from '../src/analysis/container/taggedPng.ts';
import { AppError, type RefusalCode } from '../src/domain/errors.ts';
import { expose, transfer } from './channel.ts';
import { loadLibheif } from './photo/libheif.ts';

/** What libheif's JavaScript gives for a decoded picture: an error, or its channels as views into the wasm heap. */
interface Decoded {
  readonly code?: unknown;
  readonly channels?: readonly {
    readonly width: number;
    readonly height: number;
    readonly stride: number;
    readonly data: Uint8Array;
  }[];
}

const api = {
  /**
   * Decodes the primary picture of a HEIC file, upright, with the colour that the file states.
   * @throws AppError `damaged`, `unsupported-kind`, `model-missing`, `model-damaged`
   */
  async decode(bytes: Uint8Array<ArrayBuffer>): Promise<ImageBitmap> {
    const libheif = await loadLibheif();
    const png = asPng(libheif, bytes);
    const picture = await createImageBitmap(new Blob(png, { type: 'image/png' })).catch((cause: unknown) => {
      throw new AppError('damaged', 'the picture could not be decoded', { cause });
    });
    return transfer(picture, [picture]);
  },
};

export type HeicApi = typeof api;
expose(api);

function asPng(libheif: MainModule, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  try {
    const context = libheif.heif_context_alloc();
    const read = libheif.heif_context_read_from_memory(context, bytes as never);
    if (read.code !== libheif.heif_error_code.heif_error_Ok) throw refusal(libheif, read.code);
    const handle = libheif.heif_context_get_primary_image_handle(context);
    if (!handle || handle.code) throw refusal(libheif, handle?.code);
    const decoded: Decoded | undefined = libheif.heif_js_decode_image2(
      handle,
      libheif.heif_colorspace.heif_colorspace_RGB,
      libheif.heif_chroma.heif_chroma_interleaved_RGB,
    );
    const pixels = decoded?.channels?.[0];
    if (pixels === undefined) throw refusal(libheif, decoded?.code);
    return taggedPng(pixels.data, pixels.stride, pixels.width, pixels.height, heifColour(bytes));
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
