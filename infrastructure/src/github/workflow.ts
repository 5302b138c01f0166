// The workflow of GitHub Actions that delivers as the pipeline does: it tests, builds the image from the Dockerfile, pushes
// it under the commit, and deploys the service's stack with the image by its digest. It fails when ECS rolls back.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
//
// It imports nothing, so that whoever writes it into a repository needs neither the CDK nor the templates.

export interface WorkflowProps {
  readonly branch: string;
  readonly region: string;
  /** The root stack. */
  readonly stackName: string;
  /** The service's template, by its path in the repository. */
  readonly serviceTemplate: string;
  /** The folder with the Dockerfile, in the repository; `.` for its root. */
  readonly context?: string;
  /** The Dockerfile, by its path in the repository, where it is not in that folder. */
  readonly dockerfile?: string;
  /** What tests the service, in the shell, before anything is built. */
  readonly test?: string;
  /** The major version of Node.js that the tests need. */
  readonly nodeVersion?: number;
}

/** Where it goes in a repository. */
export const workflowPath = '.github/workflows/deploy.yml';

/** @returns the text of the file */
export function githubWorkflow(props: WorkflowProps): string {
  const { branch, region, stackName, serviceTemplate, context = '.', dockerfile } = props;
  const file = dockerfile === undefined ? '' : `--file ${shell(dockerfile)} `;
  return `# Delivers each commit of ${branch} to AWS: tests it, builds its image, and deploys that blue/green. Made by Drydock.
#
# It stores no key. The variable AWS_DEPLOY_ROLE_ARN of the repository (Settings, Secrets and variables, Actions, Variables)
# is the output WorkflowRoleArn of the stack ${stackName}, which only a run for this branch of this repository may use.
name: Deploy

on:
  push:
    branches: [${yaml(branch)}]
  workflow_dispatch:

permissions:
  contents: read
  id-token: write

# One deployment at a time, to its end. Of the commits that wait for it, only the newest is delivered.
concurrency:
  group: ${yaml(`deploy-${stackName}`)}
  cancel-in-progress: false

defaults:
  run:
    shell: bash

env:
  AWS_REGION: ${yaml(region)}
  STACK_NAME: ${yaml(stackName)}
  # Attestations carry the build's time, so with them no two builds would give the same digest.
  BUILDX_NO_DEFAULT_ATTESTATIONS: "1"

jobs:
  deploy:
    if: ${yaml(`github.ref == '${`refs/heads/${branch}`.replaceAll("'", "''")}'`)}
    runs-on: ubuntu-24.04
    timeout-minutes: 60
    steps:
      - uses: actions/checkout@v5
${tests(props)}
      - uses: aws-actions/configure-aws-credentials@v6
        with:
          role-to-assume: \${{ vars.AWS_DEPLOY_ROLE_ARN }}
          aws-region: ${yaml(region)}

      - name: Find the system
        run: |
          aws cloudformation describe-stacks --stack-name "$STACK_NAME" \\
            --query 'Stacks[0].Outputs[].[OutputKey, OutputValue]' --output text > "$RUNNER_TEMP/outputs"
          output() { sed -n "s/^$1"$'\\t'"//p" "$RUNNER_TEMP/outputs"; }
          {
            echo "REPOSITORY_URI=$(output RepositoryUri)"
            echo "SERVICE_STACK_NAME=$(output ServiceStackName)"
            echo "SERVICE_PARAMETERS=$(output ServiceParameters)"
            echo "DEPLOY_ROLE_ARN=$(output DeployRoleArn)"
            echo "SERVICE_URL=$(output ServiceUrl)"
          } >> "$GITHUB_ENV"

      # Tags are immutable. A commit that is delivered a second time keeps the image it has.
      - name: Build and push the image
        run: |
          image="$REPOSITORY_URI:$GITHUB_SHA"
          aws ecr get-login-password | docker login --username AWS --password-stdin "\${REPOSITORY_URI%%/*}"
          if docker pull "$image" >/dev/null 2>&1; then
            echo "$image exists already and is used as it is."
          else
            docker build ${file}--build-arg VERSION="$GITHUB_SHA" --build-arg SOURCE_DATE_EPOCH=0 \\
              --build-arg SOURCE_URL="$GITHUB_SERVER_URL/$GITHUB_REPOSITORY" --tag "$image" ${shell(context)}
            docker push "$image"
          fi
          digest="$(docker inspect --format '{{index .RepoDigests 0}}' "$image")"
          echo "IMAGE_URI=$REPOSITORY_URI@\${digest##*@}" >> "$GITHUB_ENV"

      # CloudFormation waits for ECS, so this fails when the new version does not start or is rolled back.
      - name: Deploy
        run: |
          aws cloudformation deploy --stack-name "$SERVICE_STACK_NAME" --no-fail-on-empty-changeset \\
            --template-file ${shell(serviceTemplate)} --role-arn "$DEPLOY_ROLE_ARN" \\
            --parameter-overrides ImageUri="$IMAGE_URI" $SERVICE_PARAMETERS
          echo "$GITHUB_SHA is live at $SERVICE_URL" | tee -a "$GITHUB_STEP_SUMMARY"

      - name: Say what failed
        if: failure() && env.IMAGE_URI != ''
        run: |
          aws cloudformation describe-stack-events --stack-name "$SERVICE_STACK_NAME" --max-items 50 --output text \\
            --query "StackEvents[?ends_with(ResourceStatus, '_FAILED')].[LogicalResourceId, ResourceStatusReason]"
`;
}

function tests({ test, nodeVersion }: WorkflowProps): string {
  const node =
    nodeVersion === undefined
      ? ''
      : `
      - uses: actions/setup-node@v5
        with:
          node-version: ${nodeVersion}
`;
  const run = test === undefined ? '' : `\n      - name: Test\n        run: ${yaml(test)}\n`;
  return node + run;
}

/** A scalar of YAML, as JSON has it. */
const yaml = (text: string) => JSON.stringify(text);

/** One word for the shell. */
const shell = (text: string) => (/^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);
