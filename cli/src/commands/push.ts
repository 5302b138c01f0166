// `drydock push IMAGE [SERVICE]`: an image of this machine, to the service's repository, and deployed from there.

import type { Clock } from '../clock/clock.ts';
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { confirmWith } from '../confirm/confirm.ts';
import { UserError } from '../errors/user-error.ts';
import type { Message } from '../messages/message.ts';
import { deployImage, type ImageDeployment } from '../push/deploy-image.ts';
import { findLocalImage } from '../push/image-program.ts';
import { newImage } from '../push/new-image.ts';
import { runningImage } from '../push/running-image.ts';
import { findService } from '../services/find-service.ts';
import { serviceUrl } from '../services/service-url.ts';
import { DeploymentEvidence } from '../steps/deployment-evidence.ts';
import type { Clients } from '../targets/clients.ts';
import { openTarget } from '../targets/open-target.ts';
import { targetFlags } from './shared-flags.ts';

export const push = defineCommand({
  name: 'push',
  summary: 'Deploy an image of this machine to a service',
  description: [
    "Pushes an image that docker or podman has on this machine to the ECR repository of a service's image, and deploys it as the pipeline does: by the parameter of the service's stack that holds the image. Where there is no such stack, or no such parameter, the service gets a new revision of its task definition.",
    'What the pipeline delivers next takes its place. The same image is pushed once.',
  ],
  operands: [
    { name: 'IMAGE', summary: 'Its name or id, as `docker images` shows it.' },
    {
      name: 'SERVICE',
      summary: "The service's name, its stack's or its container's; the only one that there is without it.",
      isOptional: true,
    },
  ],
  flags: {
    container: {
      kind: 'value',
      valueName: 'NAME',
      default: '',
      summary: 'The container that gets the image; the one behind the load balancer without it.',
      read: (text: string) => text || undefined,
    },
    yes: { kind: 'switch', short: 'y', summary: 'With `--target aws`: agree beforehand to what changes.' },
    ...targetFlags,
  },
  examples: [
    { line: 'push shop:dev', explains: 'To the only service.' },
    { line: 'push shop:dev web --target aws', explains: 'To the service web on AWS, after a question.' },
  ],
  exits: ['1 when there is no such image or service, or the deployment fails.'],
  async *run({ container, yes, ...choice }, context, [image = '', called]) {
    const { target, clock } = await openTarget(choice, context.clock);
    const { clients } = target;
    const found = await findService(clients, called);
    const running = await runningImage(clients, found, container);
    const local = await findLocalImage(image);
    const expected = running.taskDefinition.runtimePlatform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'amd64';
    if (choice.target === 'aws' && local.architecture !== expected) {
      const text = `${image} is for ${local.architecture}, and the tasks are for ${expected}: they will not start on instances of another architecture. Build it with --platform linux/${expected}.`;
      yield { code: 'source-notice', text };
    }
    const began = clock.elapsed();
    const pushed = await newImage(clients, local, running);
    const { repositoryUri } = running;
    const { program } = local;
    yield { code: 'image-pushed', image, repositoryUri, ...pushed, program, tookMs: clock.elapsed() - began };
    const confirm = choice.target === 'aws' ? confirmWith(yes) : undefined;
    const deploymentBegan = clock.elapsed();
    yield* explained(clients, clock, { found, running, image: pushed, confirm });
    const url = await serviceUrl(clients, found);
    yield {
      code: 'image-deployed',
      service: found.service.serviceName ?? '',
      image: `${repositoryUri}@${pushed.digest}`,
      tookMs: clock.elapsed() - deploymentBegan,
      ...(url !== undefined && { url }),
    };
    return exitCodes.ok;
  },
});

/** Adds why its tasks failed to a deployment that did. */
async function* explained(
  clients: Clients,
  clock: Clock,
  deployment: ImageDeployment,
): AsyncGenerator<Message, void> {
  const evidence = new DeploymentEvidence(clients, deployment.found.cluster, clock.now());
  try {
    yield* deployImage(clients, clock, deployment);
  } catch (error) {
    if (error instanceof UserError) {
      await evidence.look().catch(() => {});
      const found = evidence.message();
      if (found) yield found;
    }
    throw error;
  }
}
