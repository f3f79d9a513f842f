ARG BASE_IMAGE=debian:bookworm-slim
FROM ${BASE_IMAGE}
COPY install prepare-cpp seal /ix/build/
RUN /ix/build/install gcc g++ libc6-dev \
 && /ix/build/prepare-cpp /ix/cpp \
 && /ix/build/seal
USER 1000:1000
WORKDIR /box
