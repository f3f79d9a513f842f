ARG BASE_IMAGE=debian:bookworm-slim
FROM ${BASE_IMAGE}
COPY install prepare-go seal /ix/build/
RUN /ix/build/install golang-go \
 && /ix/build/prepare-go /ix/go \
 && /ix/build/seal
USER 1000:1000
WORKDIR /box
