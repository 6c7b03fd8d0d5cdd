import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A TLS server on a free loopback port, with a self-signed certificate. */
export interface TlsServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** @param days how long the certificate is valid, from now @param name what it is for */
export async function startTlsServer(name: string, days: number): Promise<TlsServer> {
  const folder = await mkdtemp(join(tmpdir(), 'opsconductor-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const kept = ['-keyout', key, '-out', cert, '-days', String(days)];
  const named = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  await run('openssl', [...made, ...kept, ...named]);
  const server = createServer({ key: await readFile(key), cert: await readFile(cert) }, (socket) =>
    socket.end(),
  );
  await rm(folder, { recursive: true });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
