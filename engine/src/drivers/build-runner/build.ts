// One CodeBuild build, from its sources to its artifacts.

import type {
  BuildFinished,
  BuildPhaseName,
  BuildSpecification,
  BuildStatus,
} from '../../contracts/build.ts';
import type { DriverHost } from '../../contracts/driver.ts';
import type { Timer } from '../../kernel/clock.ts';
import { LineLog } from '../processes/line-log.ts';
import { machineChange } from '../processes/machine-changes.ts';
import { collectArtifacts } from './artifacts.ts';
import type { Buildspec, PhaseCommands } from './buildspec.ts';
import { imageRuntime, noRuntimes } from './container/runtime-versions.ts';
import { Interrupted, PhaseFailure } from './failure.ts';
import { BuildLog } from './log.ts';
import { nextPhase, specPhases } from './phases.ts';
import { type BuildMachine, type PreparedBuild, prepareBuild } from './prepare.ts';

type End = 'STOPPED' | 'TIMED_OUT';

export class Build {
  /** Resolves when the build has ended and its folder is removed. */
  readonly done: Promise<void>;
  readonly #specification: BuildSpecification;
  readonly #machine: BuildMachine;
  readonly #log: BuildLog;
  readonly #folder: string;
  readonly #timeout: Timer;
  readonly #stopped = new AbortController();
  #prepared: PreparedBuild | undefined;
  #end: End | undefined;
  #isSucceeding = true;
  #isSilent = false;
  readonly #artifacts: BuildFinished['artifacts'][number][] = [];

  constructor(specification: BuildSpecification, machine: BuildMachine) {
    const { host } = machine;
    const { logs } = specification;
    this.#specification = specification;
    this.#machine = machine;
    const lines = new LineLog(host.clock, (events) => {
      // A project with disabled logs has no group.
      if (logs.group !== '' && !this.#isSilent) host.report('logs/lines', { ...logs, events });
    });
    this.#log = new BuildLog(lines, host.clock);
    this.#folder = machine.workFolders.make('build');
    this.#timeout = host.machineClock.after(specification.timeoutMs, () => this.#interrupt('TIMED_OUT'));
    this.done = this.#run();
  }

  stop(): Promise<void> {
    this.#interrupt('STOPPED');
    return this.done;
  }

  /** Kills everything and reports nothing, because the engine stops. */
  kill(): Promise<void> {
    this.#isSilent = true;
    return this.stop();
  }

  #interrupt(end: End): void {
    this.#end ??= end;
    this.#stopped.abort();
    // The build waits for it before it ends, and meets its error there.
    this.#prepared?.shell.kill().catch(() => {});
  }

  async #run(): Promise<void> {
    let status: BuildStatus = 'SUCCEEDED';
    let phase: BuildPhaseName | undefined = 'DOWNLOAD_SOURCE';
    while (phase) {
      const outcome = await this.#phase(phase);
      if (outcome !== 'SUCCEEDED' && status === 'SUCCEEDED') status = outcome;
      this.#isSucceeding = status === 'SUCCEEDED';
      phase = this.#end ? undefined : nextPhase(phase, outcome, this.#commands(phase)?.onFailure?.action);
    }
    const exportedVariables = await this.#exported();
    this.#timeout.cancel();
    await this.#prepared?.shell.kill();
    this.#log.flush();
    const removed = this.#remove();
    const { buildId } = this.#specification;
    this.#report('build/finished', {
      buildId,
      status: this.#end ?? status,
      exportedVariables,
      artifacts: this.#artifacts,
    });
    await removed;
  }

  async #remove(): Promise<void> {
    try {
      await this.#machine.workFolders.removeAside(this.#folder);
    } catch (error) {
      this.#machine.host.log(
        `${this.#folder} cannot be removed before the next start: ${(error as Error).message}`,
      );
    }
  }

  async #phase(phase: BuildPhaseName): Promise<BuildStatus> {
    const { buildId } = this.#specification;
    this.#report('build/phase', { buildId, phase });
    if (specPhases[phase]) this.#log.say(`Entering phase ${phase}`);
    let failure: PhaseFailure | undefined;
    let status: BuildStatus = 'SUCCEEDED';
    try {
      await this.#perform(phase);
    } catch (error) {
      status = this.#end ?? 'FAILED';
      failure = this.#failureOf(error);
    }
    if (this.#end && status === 'SUCCEEDED') {
      status = this.#end;
      failure = this.#failureOf(new Interrupted());
    }
    this.#log.phaseComplete(phase, status, failure);
    const contexts = failure ? [{ statusCode: failure.statusCode, message: failure.message }] : [];
    this.#report('build/phase', { buildId, phase, status, contexts });
    return status;
  }

  #failureOf(error: unknown): PhaseFailure {
    if (this.#end === 'TIMED_OUT') return new PhaseFailure('BUILD_TIMED_OUT', 'Build has timed out. ');
    if (this.#end === 'STOPPED') return new PhaseFailure('BUILD_STOPPED', 'Build has been stopped. ');
    if (error instanceof PhaseFailure) return error;
    const message = error instanceof Error ? error.message : String(error);
    return new PhaseFailure('INTERNAL_SERVICE_ERROR', message);
  }

  async #perform(phase: BuildPhaseName): Promise<void> {
    if (phase === 'DOWNLOAD_SOURCE') {
      const { signal } = this.#stopped;
      this.#prepared = await prepareBuild(
        this.#specification,
        this.#machine,
        this.#folder,
        this.#log,
        signal,
      );
      if (this.#end) throw new Interrupted();
      return;
    }
    if (phase === 'UPLOAD_ARTIFACTS') return this.#upload();
    const commands = this.#commands(phase);
    if (!commands) return;
    for (const [runtime, version] of Object.entries(commands.runtimeVersions))
      await this.#runtime(runtime, version);
    const attempts = commands.onFailure?.action === 'RETRY' ? commands.onFailure.count + 1 : 1;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#commandsAndFinally(commands);
      } catch (error) {
        if (attempt >= attempts || !(error instanceof PhaseFailure)) throw error;
        this.#log.say(`Retrying phase ${phase} (${attempt} of ${attempts - 1})`);
      }
    }
  }

  #commands(phase: BuildPhaseName): PhaseCommands | undefined {
    const name = specPhases[phase];
    return name && this.#prepared?.spec.phases[name];
  }

  async #commandsAndFinally(phase: PhaseCommands): Promise<void> {
    let failure: unknown;
    try {
      for (const command of phase.commands) await this.#command(command);
    } catch (error) {
      failure = error;
    }
    for (const command of phase.finally) await this.#command(command);
    if (failure) throw failure;
  }

  async #command(command: string): Promise<void> {
    this.#log.say(`Running command ${command}`);
    const program = this.#prepared!.isContained ? undefined : machineChange(command);
    if (program)
      throw new PhaseFailure(
        'COMMAND_EXECUTION_ERROR',
        `Error while executing command: ${command}. Reason: "${program}" would change this machine, as Drydock runs builds without a container`,
      );
    const code = await this.#prepared!.shell.run(command, {
      CODEBUILD_BUILD_SUCCEEDING: this.#isSucceeding ? '1' : '0',
    });
    if (code === 0) return;
    this.#log.say(`Command did not exit successfully ${command} exit status ${code}`);
    throw new PhaseFailure(
      'COMMAND_EXECUTION_ERROR',
      `Error while executing command: ${command}. Reason: exit status ${code}`,
    );
  }

  async #runtime(name: string, version: string): Promise<void> {
    const { isContained, shell } = this.#prepared!;
    if (isContained) {
      for (const command of await imageRuntime(shell, name, version, this.#log)) await this.#command(command);
      return;
    }
    const isHere =
      name === 'nodejs' &&
      (version === 'latest' || version.split('.')[0] === process.versions.node.split('.')[0]);
    this.#log.say(
      isHere
        ? `Selecting 'nodejs' runtime version '${version}': this machine's Node.js ${process.version}`
        : noRuntimes(`${name} ${version} is whatever this machine has`),
    );
  }

  #upload(): void {
    const { spec, sourceFolder } = this.#prepared!;
    const { artifacts, secondaryArtifacts } = this.#specification;
    const upload = (id: string, files: Buildspec['artifacts']) => {
      if (!files) throw new PhaseFailure('CLIENT_ERROR', `no definition for secondary artifact ${id}`);
      const zip = collectArtifacts(files, sourceFolder, this.#log);
      const zipBlob = this.#machine.host.blobs.put(zip);
      this.#artifacts.push({ id, zipBlob, sizeBytes: zip.length });
    };
    if (artifacts && spec.artifacts) upload('', spec.artifacts);
    else if (artifacts) this.#log.say('No artifact files specified');
    for (const id of secondaryArtifacts) upload(id, spec.secondaryArtifacts[id]);
  }

  async #exported(): Promise<BuildFinished['exportedVariables']> {
    if (this.#end || !this.#prepared) return [];
    const names = this.#prepared.spec.exportedVariables;
    return this.#prepared.shell.values(names.filter((name) => /^[A-Za-z_]\w*$/.test(name)));
  }

  #report: DriverHost['report'] = (name, report) => {
    if (!this.#isSilent) this.#machine.host.report(name, report);
  };
}
