// An image as `python:3.13-slim` is one, with Flask: of this machine's Python, so that no registry is needed.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Podman, program } from '../../engine/src/drivers/runtime/docker/testing/podman.ts';

interface Found {
  readonly executable: string;
  readonly version: string;
  /** Paths of the standard library's entries, by their names. */
  readonly library: Readonly<Record<string, string>>;
  /** The same of Flask, pip and what they require. */
  readonly packages: Readonly<Record<string, string>>;
}

const look = `
import importlib.metadata as metadata, json, os, re, sys, sysconfig
def needed(name, found):
    try: files = metadata.files(name)
    except metadata.PackageNotFoundError: return found
    tops = {file.parts[0] for file in files if file.parts[0] != ".."}
    found.update({top: str(metadata.distribution(name).locate_file(top)) for top in tops})
    for line in metadata.requires(name) or []:
        if "extra ==" not in line: needed(re.match(r"[A-Za-z0-9._-]+", line).group(), found)
    return found
import flask, pip
library = sysconfig.get_path("stdlib")
unneeded = re.compile(r"(site|dist)-packages|test|idlelib|tkinter|ensurepip|config-.*|__pycache__")
print(json.dumps({
    "executable": os.path.realpath(sys.executable),
    "version": "%d.%d" % sys.version_info[:2],
    "library": {name: os.path.join(library, name) for name in os.listdir(library) if not unneeded.fullmatch(name)},
    "packages": needed("pip", needed("flask", {})),
}))
`;

const looked = spawnSync('python3', ['-c', look], { encoding: 'utf8' });

/** Why the image cannot be made on this machine; undefined when it can. */
export const noFlask: string | undefined =
  looked.status === 0 ? undefined : 'python3 is not installed, or has no flask or no pip';

export function importFlask(podman: Podman): void {
  const { executable, version, library, packages } = JSON.parse(looked.stdout) as Found;
  const under = (folder: string, entries: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(entries).map(([name, path]) => [join(folder, name), path]));
  const extensions = Object.values({ ...library, ...packages }).flatMap(sharedObjects);
  const linked = Object.assign({}, ...extensions.map((path) => program(path)));
  for (const path of extensions) delete linked[path];
  podman.importImage(
    'docker.io/library/python:3.13-slim',
    {
      ...linked,
      ...program('/bin/sh'),
      ...program(executable, '/usr/local/bin/python'),
      '/usr/local/bin/python3': executable,
      ...under(`/usr/local/lib/python${version}`, library),
      ...under('/opt/packages', packages),
    },
    [
      'ENV PATH=/usr/local/bin:/usr/bin:/bin',
      'ENV PYTHONPATH=/opt/packages',
      'ENV PIP_DISABLE_PIP_VERSION_CHECK=1',
      'ENV PIP_ROOT_USER_ACTION=ignore',
    ],
  );
}

function sharedObjects(path: string): string[] {
  if (path.endsWith('.so')) return [path];
  try {
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.so'))
      .map((file) => join(path, file));
  } catch {
    // A file.
    return [];
  }
}
