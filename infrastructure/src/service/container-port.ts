// The port that the container listens on, unless a parameter says otherwise: EXPOSE in the Dockerfile and the service's
// default. A test compares it with the Dockerfile.
export const containerPort = 8080;
export const containerName = 'service';
