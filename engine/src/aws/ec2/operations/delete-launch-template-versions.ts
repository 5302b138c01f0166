// EC2 API, DeleteLaunchTemplateVersions: any version except the default one. Failures are reported for each version.
import type { Operation } from '../../../kernel/context.ts';
import { requireLaunchTemplateByIdOrName, versionKey } from '../find/launch-template.ts';
import { launchTemplateVersionTable } from '../state.ts';

export const deleteLaunchTemplateVersions: Operation<'ec2', 'DeleteLaunchTemplateVersions'> = (
  input,
  ctx,
) => {
  const { LaunchTemplateId, LaunchTemplateName, DefaultVersionNumber } = requireLaunchTemplateByIdOrName(
    ctx,
    input,
  );
  const named = (version: string) => ({
    LaunchTemplateId,
    LaunchTemplateName,
    VersionNumber: Number(version),
  });
  const deleted: ReturnType<typeof named>[] = [];
  const failed = [];
  for (const version of input.Versions ?? []) {
    const key = versionKey(LaunchTemplateId, Number(version));
    if (Number(version) === DefaultVersionNumber) {
      const Message = 'The default version cannot be deleted.';
      failed.push({ ...named(version), ResponseError: { Code: 'unexpectedError' as const, Message } });
    } else if (!ctx.get(launchTemplateVersionTable, key)) {
      const Message = `Could not find the specified version ${version} for the launch template with ID ${LaunchTemplateId}.`;
      failed.push({
        ...named(version),
        ResponseError: { Code: 'launchTemplateVersionDoesNotExist' as const, Message },
      });
    } else {
      ctx.delete(launchTemplateVersionTable, key);
      deleted.push(named(version));
    }
  }
  return {
    SuccessfullyDeletedLaunchTemplateVersions: deleted,
    UnsuccessfullyDeletedLaunchTemplateVersions: failed,
  };
};
