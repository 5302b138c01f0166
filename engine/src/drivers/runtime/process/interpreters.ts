// What interpreters of containers load first, by their environment variables: for Node.js the preloads that resolve names
// and map ports, for Python the one that maps ports.
import type { ContainerSpecification } from '../../../contracts/runtime.ts';
import type { RunConfig } from '../../images/oci.ts';
import { copyPreload, nameVariables } from './names/variables.ts';
import { copyListeningPreload, copyPythonPreload, withPreload } from './ports/variables.ts';

export class Preloads {
  readonly #names: string;
  readonly #listening: string;
  readonly #python: string;

  /** @param folder one that every user of this machine may read: a task may run as another than the engine. */
  constructor(folder: string) {
    this.#names = copyPreload(folder);
    this.#listening = copyListeningPreload(folder);
    this.#python = copyPythonPreload(folder);
  }

  variables(
    { environment }: ContainerSpecification,
    { Env = [] }: RunConfig,
    endpoint: string,
  ): Record<string, string> {
    const textOf = (name: string) =>
      environment[name] ?? Env.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
    const isPython = textOf('PYTHON_VERSION') !== undefined || textOf('PYTHONPATH') !== undefined;
    return {
      ...nameVariables(this.#names, endpoint, withPreload(textOf('NODE_OPTIONS'), this.#listening)),
      ...(isPython ? { PYTHONPATH: [this.#python, textOf('PYTHONPATH')].filter(Boolean).join(':') } : {}),
    };
  }
}
