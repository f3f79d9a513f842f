ARG BASE_IMAGE=debian:bookworm-slim
FROM ${BASE_IMAGE}
COPY install seal /ix/build/
RUN /ix/build/install sqlite3 \
 && /ix/build/seal
USER 1000:1000
WORKDIR /box
