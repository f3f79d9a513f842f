# Builds with and without BuildKit:
#   docker build -t interviewxpert .
# Image names are arguments, for registries of your own. The order of the stages lets `--target prebuilt` work
# without any toolchain image.
ARG BASE_IMAGE=debian:bookworm-slim
ARG NODE_IMAGE=node:20-bookworm-slim
ARG RUST_IMAGE=rust:1.95-bookworm

FROM ${BASE_IMAGE} AS runtime
RUN groupadd --gid 10001 interviewxpert \
 && useradd --uid 10001 --gid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin interviewxpert \
 && install -d -o 10001 -g 10001 -m 700 /data
ENV IX_LISTEN=0.0.0.0:8080 \
    IX_DATA_DIR=/data \
    IX_MODEL_DIR=/usr/share/interviewxpert/model \
    IX_MEDIA_WORKERS=2 \
    IX_LOG_FORMAT=json
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8080/tcp 7882-7883/udp
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s CMD ["session-server", "healthcheck"]
ENTRYPOINT ["session-server"]
CMD ["serve"]

# The executables that `make release` built on a Debian of the same release; the context holds them.
FROM runtime AS prebuilt
COPY session-server runner /usr/local/bin/
COPY model/ /usr/share/interviewxpert/model/

FROM ${NODE_IMAGE} AS web
WORKDIR /src/web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci --no-progress
COPY web/ ./
RUN npm run build

FROM ${RUST_IMAGE} AS server
WORKDIR /src
COPY Cargo.toml Cargo.lock ./
COPY content/ content/
COPY migrations/ migrations/
COPY runner/ runner/
COPY sfu/ sfu/
COPY session-server/ session-server/
COPY tests/load/ tests/load/
COPY --from=web /src/web/dist/ web/dist/
RUN cargo build --release --locked -p session-server -p runner \
 && strip target/release/session-server target/release/runner

FROM ${BASE_IMAGE} AS model
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates python3-pip
COPY scripts/model /usr/local/bin/
RUN model /model

FROM runtime AS product
COPY --from=model /model/ /usr/share/interviewxpert/model/
COPY --from=server /src/target/release/session-server /src/target/release/runner /usr/local/bin/
