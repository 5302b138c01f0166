// `docker version` and `docker info`, which say that this is not Docker.
import { hostArchitecture } from '../../images/oci.ts';
import type { Command } from './session.ts';

const description = "Drydock's embedded image builder (a part of the docker command, without containers)";

export const version: Command = async (session) => {
  session.out(
    `${description}\n Node.js: ${process.version}\n OS/Arch: linux/${hostArchitecture()}\n Registry: ${new URL(session.endpoint).host}\n`,
  );
};

export const info: Command = async (session) => {
  const { store } = session;
  session.out(`${description}\n Images: ${store.list().length}\n Root Dir: ${store.folder}\n`);
};
