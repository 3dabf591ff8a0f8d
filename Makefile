# What 'sam build' calls for each function (BuildMethod: makefile): the function's own jar and the libraries it runs with,
# nothing that only building and testing needs.
MAVEN = mvn -B -q -ntp -Dstyle.color=never

define artifact
	$(MAVEN) -Dmaven.test.skip=true -Dspotless.check.skip=true -pl functions/$(1) -am package \
	  org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies \
	  -DincludeScope=runtime -DoutputDirectory=$(ARTIFACTS_DIR)/lib
	cp functions/$(1)/target/allyspend-$(1)-*.jar $(ARTIFACTS_DIR)/lib/
endef

.PHONY: build-IngestFunction build-AggregateFunction build-ReportFunction build-ApiFunction

build-IngestFunction:
	$(call artifact,ingest)

build-AggregateFunction:
	$(call artifact,aggregate)

build-ReportFunction:
	$(call artifact,report)

build-ApiFunction:
	$(call artifact,api)
