# One image; its command picks the service: ingest, tracker, notifier, web-ui, or up for all in one. Nothing is in it but our
# jars, their Java, and the libraries of C that these two load: no shell, no package manager (docs/decisions/0060).
FROM eclipse-temurin:25-jdk AS build
# Maven's package wants the folder of manual pages, which slim images lack.
RUN mkdir -p /usr/share/man/man1 \
  && apt-get update \
  && apt-get install -y --no-install-recommends binutils ca-certificates-java maven \
  && rm -rf /var/lib/apt/lists/*
COPY docker/ca /usr/local/share/ca-certificates/
RUN update-ca-certificates
ENV MAVEN_OPTS="-Djavax.net.ssl.trustStore=/etc/ssl/certs/java/cacerts"
WORKDIR /src
COPY . .
RUN mvn -B -q package -DskipTests -Dspotless.check.skip=true -pl launcher -am
RUN docker/root /root-of-image /opt/objector

FROM scratch
COPY --from=build /root-of-image /
COPY --from=build /opt/objector /opt/objector
COPY --from=build --chown=10001:10001 /data-of-image /var/lib
USER 10001:10001
ENV OBJECTOR_DATA_FOLDER=/var/lib/objector
# A folder, so that it can be a volume of its own, which the services share.
ENV OBJECTOR_SECRETS_FILE=/var/lib/objector/secrets/secrets
ENV LANG=C.UTF-8
ENV MALLOC_ARENA_MAX=2
VOLUME /var/lib/objector/secrets /var/lib/objector/outbox /var/lib/objector/notifier /var/lib/objector/state /var/lib/objector/pages
ENTRYPOINT ["/opt/objector/runtime/bin/java", "@/opt/objector/java.options", "objector.launcher.Main"]
CMD ["up"]
