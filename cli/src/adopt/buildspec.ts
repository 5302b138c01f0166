// The buildspec of a repository that has none: builds the image, pushes it under the commit, and exports it by its digest.
// It runs on AWS CodeBuild and here. https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
import { createHash } from 'node:crypto';

export interface BuildspecParts {
  /** The folder with the Dockerfile in the repository; empty for its root. */
  readonly subfolder: string;
  /** The files that are added to the source, by name: a new Dockerfile makes another image of the same commit. */
  readonly files: Readonly<Record<string, string>>;
  readonly isDockerfileGenerated: boolean;
  /** The Dockerfile's path in that folder, where it is not `Dockerfile`. */
  readonly dockerfile?: string | undefined;
}

export function containerBuildspec(parts: BuildspecParts): string {
  const { subfolder, files, isDockerfileGenerated } = parts;
  const dockerfile = isDockerfileGenerated
    ? ' --file "$CODEBUILD_SRC_DIR_Infrastructure/Dockerfile"'
    : parts.dockerfile === undefined
      ? ''
      : ` --file ${quoted(parts.dockerfile)}`;
  return `version: 0.2
env:
  variables:
    BUILDX_NO_DEFAULT_ATTESTATIONS: "1"
  exported-variables: [IMAGE_DIGEST, IMAGE_URI]
phases:
  pre_build:
    commands:
${subfolder === '' ? '' : `      - cd ${quoted(subfolder)}\n`}      - IMAGE="$REPOSITORY_URI:$CODEBUILD_RESOLVED_SOURCE_VERSION-${digestOf(files, subfolder)}"
${logInCommand}
  build:
    commands:
      - |
        if docker pull "$IMAGE" >/dev/null 2>&1; then
          echo "$IMAGE exists already and is used as it is."
        else
          docker build${dockerfile} --tag "$IMAGE" . && docker push "$IMAGE"
        fi
  post_build:
    commands:
      - test "$CODEBUILD_BUILD_SUCCEEDING" != 0
      - IMAGE_DIGEST="$(docker inspect --format '{{index .RepoDigests 0}}' "$IMAGE")"
      - IMAGE_DIGEST="\${IMAGE_DIGEST##*@}"
      - IMAGE_URI="$REPOSITORY_URI@$IMAGE_DIGEST"
      - export IMAGE_DIGEST IMAGE_URI
      - printf '{"ImageURI":"%s"}\\n' "$IMAGE_URI" | tee "$CODEBUILD_SRC_DIR/imageDetail.json"
artifacts:
  files: [imageDetail.json]
`;
}

/** As Docker, which holds a login already where builds run in Drydock, and needs ECR's token on AWS. */
export const logInCommand = `      - |
        REGISTRY="\${REPOSITORY_URI%%/*}"
        docker login "$REGISTRY" </dev/null >/dev/null 2>&1 ||
          aws ecr get-login-password | docker login --username AWS --password-stdin "$REGISTRY"`;

export const digestOf = (files: Readonly<Record<string, string>>, ...more: readonly string[]) =>
  createHash('sha256')
    .update(JSON.stringify([Object.entries(files).sort(), more]))
    .digest('hex')
    .slice(0, 8);

/** In single quotes for the shell, in double quotes for YAML. */
const quoted = (path: string) => JSON.stringify(`'${path.replaceAll("'", "'\\''")}'`).slice(1, -1);
