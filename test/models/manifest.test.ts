import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { InferenceSession } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { sha256Of } from '../../models/checkSha256.ts';
import { CANONICAL_MESH, MODELS } from '../../models/manifest.ts';

const pathOf = (file: string): string => fileURLToPath(new URL(`../../models/${file}`, import.meta.url));

describe.each(Object.entries(MODELS))('%s', (_, model) => {
  it('is the file that the manifest pins, and has its card', () => {
    const bytes = readFileSync(pathOf(model.file));
    expect(bytes.length).toBe(model.bytes);
    expect(sha256Of(bytes)).toBe(model.sha256);
    expect(existsSync(pathOf(model.card))).toBe(true);
  });

  it('takes and gives what the manifest says', async () => {
    const session = await InferenceSession.create(pathOf(model.file), { logSeverityLevel: 3 });
    const tensors = (all: readonly InferenceSession.ValueMetadata[]) =>
      all.map((value) => ({ name: value.name, shape: value.isTensor ? value.shape : null }));
    expect(tensors(session.inputMetadata)).toEqual(model.inputs);
    expect(tensors(session.outputMetadata)).toEqual(model.outputs);
  });
});

it('pins the canonical mesh', () => {
  const bytes = readFileSync(pathOf(CANONICAL_MESH.file));
  expect([bytes.length, sha256Of(bytes)]).toEqual([CANONICAL_MESH.bytes, CANONICAL_MESH.sha256]);
});
