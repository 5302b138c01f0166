# The service's image. What builds it needs nothing but the two base images: no package is installed, no network used.
#
# Both bases can be overridden: docker build --build-arg RUNTIME_IMAGE=… .
# The runtime's is pinned by digest, because distroless publishes no version tags: `npm run pin` moves it to what its tag
# is now. The build's is a full version, from AWS's mirror of the official images, which does not limit anonymous pulls
# from CodeBuild.
ARG BUILD_IMAGE=public.ecr.aws/docker/library/node:24.21.0-trixie-slim
ARG RUNTIME_IMAGE=gcr.io/distroless/nodejs24-debian13:nonroot@sha256:fbbdda866ea71aef98c4abece17e3d61fbf820cc2ef3961522caa2478716171a

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY src/ ./
# Every file of the final layer carries this time, so that the same commit gives the same layer.
ARG SOURCE_DATE_EPOCH=0
RUN node --disable-warning=ExperimentalWarning build.ts rootfs/app

FROM ${RUNTIME_IMAGE}
# With the folder itself: one that COPY or WORKDIR creates here would carry the time of the build.
COPY --from=build /build/rootfs/ /
WORKDIR /app

# What changes with each commit but not with the sources comes last, and touches no layer.
ARG SOURCE_URL
ARG VERSION=development
LABEL org.opencontainers.image.title="drydock-service" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.source="${SOURCE_URL}" \
      org.opencontainers.image.revision="${VERSION}"
ENV VERSION=${VERSION}
# Distroless keeps node in /nodejs/bin, the official images in /usr/local/bin: either can be the runtime image.
ENV PATH=/nodejs/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

EXPOSE 8080
# Distroless's "nonroot", as a number so that it needs no /etc/passwd entry. It may read /app and write nothing there.
USER 65532:65532
ENTRYPOINT ["node"]
CMD ["/app/main.js"]
