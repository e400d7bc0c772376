import * as v from 'valibot';
import { AppError } from '../domain/errors.ts';
import { LIMITS } from './limits.ts';

/**
 * Reads JSON from outside against a schema.
 *
 * @throws AppError `backup-too-large`: nested deeper than any record of ours; `backup-invalid`: no JSON, or not such a record
 */
export function parseJson<Schema extends v.GenericSchema>(bytes: Uint8Array, schema: Schema): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, readJson(bytes));
  if (parsed.success) return parsed.output;
  const { issues } = parsed;
  throw new AppError('backup-invalid', `${v.getDotPath(issues[0]) ?? 'record'}: ${issues[0].type}`);
}

/** Reads JSON from outside. @throws as `parseJson` */
export function readJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (isTooDeep(text)) throw new AppError('backup-too-large', 'JSON is nested too deep.');
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('backup-invalid', 'This is not JSON.', { cause });
  }
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [...'"\\[]{}'].map((char) => char.charCodeAt(0));

/** Looked for before parsing: a parser that recurses would run out of stack. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) at = endOfString(text, at);
    else if (char === OPEN || char === OPEN_LIST) depth += 1;
    else if (char === CLOSE || char === CLOSE_LIST) depth -= 1;
    if (depth > LIMITS.jsonDepth) return true;
  }
  return false;
}

function endOfString(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at >= 0 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at < 0 ? text.length : at;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}

/** @param indent spaces a level, for what people read; 0: on one line */
export function toJsonBytes(value: unknown, indent = 0): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value, null, indent));
}
