// Lets a container's program find its volumes. A process sees this machine's files: `/data` is this machine's `/data`. So a
// volume can be found where the container's environment or arguments name its path, which is replaced; and below the
// working directory or beside the program's file, where the container gets a copy of the image's files (links to them)
// with the volumes in their places.
import { constants, copyFile, link, mkdir, readdir, readlink, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import type { ContainerSpecification } from '../../../contracts/runtime.ts';
import type { RunConfig } from '../../images/oci.ts';
import { insideOf } from '../../images/rooted.ts';
import { TaskFailure } from '../lifecycle/failure.ts';
import type { Mount } from './volumes.ts';

/** Returns the folder that is the container's root: the image's own where no volume lies in it. */
export async function mountedRoot(
  container: ContainerSpecification,
  image: RunConfig,
  root: string,
  mounts: readonly Mount[],
  makeFolder: () => string,
): Promise<string> {
  const inTree = mounts.filter((mount) => findable(mount, container, image) === 'in the tree');
  await Promise.all(mounts.filter(({ isFilled }) => isFilled).map((mount) => fill(mount, root)));
  if (inTree.length === 0) return root;
  const copy = makeFolder();
  await linkTree(root, copy);
  for (const { containerPath, folder } of inTree) {
    const place = insideOf(copy, containerPath);
    await rm(place, { recursive: true, force: true });
    await mkdir(dirname(place), { recursive: true });
    await symlink(folder, place);
  }
  return copy;
}

/** @throws TaskFailure when the program has no way to the volume */
function findable(
  { volume, containerPath, folder }: Mount,
  container: ContainerSpecification,
  image: RunConfig,
): 'by name' | 'in the tree' {
  if (containerPath === folder) return 'by name';
  const workingDirectory = posix.resolve('/', container.workingDirectory ?? (image.WorkingDir || '/'));
  const words = [
    ...(container.entryPoint ?? image.Entrypoint ?? []),
    ...(container.command ?? image.Cmd ?? []),
  ];
  const programs = words.filter((word) => word.startsWith('/')).map((word) => posix.dirname(word));
  if ([workingDirectory, ...programs].some((path) => path !== '/' && isBelow(containerPath, path)))
    return 'in the tree';
  const values = [
    ...Object.values(container.environment),
    ...(image.Env ?? []).map((each) => each.slice(each.indexOf('=') + 1)),
    ...words,
  ];
  if (values.some((value) => isBelow(value, containerPath))) return 'by name';
  throw new TaskFailure(
    `CannotStartContainerError: the program cannot find the volume '${volume}': with the runtime 'process', ${containerPath} is this machine's own. Give the path to the program in an environment variable or an argument, mount the volume below the working directory (${workingDirectory}), or use the runtime 'docker'`,
  );
}

/** `/app/data` is below `/app`, and so is `/app` itself. */
export const isBelow = (path: string, folder: string) =>
  path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

/** What the image has at a volume's place becomes the contents of a volume that is still empty. */
async function fill({ containerPath, folder }: Mount, root: string): Promise<void> {
  const source = insideOf(root, containerPath);
  const there = await stat(source).catch(() => undefined);
  if (!there?.isDirectory() || (await readdir(folder)).length > 0) return;
  await copyTree(source, folder, (from, to) => copyFile(from, to, constants.COPYFILE_FICLONE));
}

const linkTree = (from: string, to: string) =>
  copyTree(from, to, async (file, place) => {
    await link(file, place).catch(() => copyFile(file, place));
  });

async function copyTree(
  from: string,
  to: string,
  file: (from: string, to: string) => Promise<void>,
): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, place] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isSymbolicLink()) await symlink(await readlink(source), place);
    else if (entry.isDirectory()) {
      await mkdir(place, { mode: (await stat(source)).mode });
      await copyTree(source, place, file);
    } else if (entry.isFile()) await file(source, place);
  }
}
