// The buildspec of a Compose project: builds each image that it builds, and exports the repository with all digests.
import { digestOf, logInCommand } from '../buildspec.ts';
import type { ComposeBuild } from './project.ts';

export interface BuiltService {
  readonly name: string;
  readonly build: ComposeBuild;
}

export function composeBuildspec(services: readonly BuiltService[], subfolder: string): string {
  const digest = digestOf({}, JSON.stringify(services), subfolder);
  const one = ({ name, build: { context, dockerfile, target, args } }: BuiltService) =>
    [
      `image ${word(name)} ${word(context)} --file ${word(`${context.replace(/\/$/, '')}/${dockerfile}`)}`,
      ...(target ? [`--target ${word(target)}`] : []),
      ...Object.entries(args).map(([key, value]) => `--build-arg ${word(`${key}=${value}`)}`),
    ].join(' ');
  return `version: 0.2
env:
  variables:
    BUILDX_NO_DEFAULT_ATTESTATIONS: "1"
  exported-variables: [IMAGE_URI]
phases:
  pre_build:
    commands:
${logInCommand}
  build:
    commands:
      - |
        set -e
        cd "./${subfolder}"
        DIGESTS=""
        image() {
          IMAGE="$REPOSITORY_URI:$1-$CODEBUILD_RESOLVED_SOURCE_VERSION-${digest}"
          CONTEXT="$2"
          shift 2
          docker pull "$IMAGE" >/dev/null 2>&1 || { docker build "$@" --tag "$IMAGE" "$CONTEXT" && docker push "$IMAGE"; }
          DIGEST="$(docker inspect --format '{{index .RepoDigests 0}}' "$IMAGE")"
          DIGESTS="$DIGESTS,\${DIGEST##*@}"
        }
${services.map((service) => `        ${one(service)}`).join('\n')}
        IMAGE_URI="$REPOSITORY_URI@\${DIGESTS#,}"
        export IMAGE_URI
  post_build:
    commands:
      - test "$CODEBUILD_BUILD_SUCCEEDING" != 0
      - printf '{"ImageURI":"%s"}\\n' "$IMAGE_URI" | tee "$CODEBUILD_SRC_DIR/imageDetail.json"
artifacts:
  files: [imageDetail.json]
`;
}

/** As one word of the shell. */
const word = (text: string) => (/^[\w./:=@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
