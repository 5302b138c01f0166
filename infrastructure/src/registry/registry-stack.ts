// The image registry: one ECR repository.
import type { Construct } from 'constructs';
import { NestedTemplate, type NestedTemplateInput } from '../nested-template.ts';
import { ImageRepository } from './image-repository.ts';

export class RegistryStack extends NestedTemplate {
  constructor(scope: Construct, id: string, props: NestedTemplateInput) {
    super(scope, id, {
      ...props,
      template: 'registry',
      description: "Drydock: the repository of the service's images.",
    });
    const repository = new ImageRepository(this, 'Repository');
    this.output('RepositoryArn', repository.arn);
    this.output('RepositoryUri', repository.uri);
  }
}
