// The port that the container listens on: EXPOSE in the Dockerfile, the service's default, the task definition's port
// mapping, the target groups' port and what security groups admit. A test compares it with the Dockerfile.
export const containerPort = 8080;
export const containerName = 'service';
