# What 'sam build' calls for each function (BuildMethod: makefile). The function's own jar and the libraries it runs with become
# one jar, which holds what can be reached and nothing that only building and testing needs (infra/artifact.pro).
MAVEN = mvn -B -q -ntp -Dstyle.color=never
# A build is over before compiling it twice has paid.
export MAVEN_OPTS += -XX:TieredStopAtLevel=1
JDK = $(or $(JAVA_HOME),$(shell java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p'))

# What of a library's files comes along. Of the tables for writing east of here, PDFs need those that say nothing; nobody needs
# those for names that sound alike, nor what tells Maven, ProGuard and native images about a library.
ENTRIES = org/apache/fontbox/cmap/*.class,org/apache/fontbox/cmap/Identity-*,!org/apache/commons/codec/language/**,!org/apache/fontbox/cmap/**,$\
  !META-INF/versions/**,!META-INF/maven/**,!META-INF/proguard/**,!META-INF/native-image/**,!META-INF/*LICENSE*,!META-INF/*NOTICE*,$\
  !META-INF/DEPENDENCIES*,!META-INF/MANIFEST.MF,!META-INF/INDEX.LIST,!META-INF/services/org.apache.poi.**,$\
  !META-INF/services/software.amazon.awssdk.core.warmup.**,!**module-info.class,**

define artifact
	rm -rf functions/$(1)/target/artifact functions/$(1)/target/reached functions/$(1)/target/reached.jar
	$(MAVEN) -Dmaven.test.skip=true -Dspotless.check.skip=true -pl functions/$(1) -am package \
	  org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies \
	  -DincludeScope=runtime -DoutputDirectory=$(CURDIR)/functions/$(1)/target/artifact
	find functions/$(1)/target -maxdepth 1 -name '*.jar' ! -name '*-tests.jar' -exec cp {} functions/$(1)/target/artifact \;
	for jar in $(CURDIR)/functions/$(1)/target/artifact/*.jar; do echo "-injars $$jar($(ENTRIES))"; done > functions/$(1)/target/artifact.pro
	$(MAVEN) -N -Partifact org.codehaus.mojo:exec-maven-plugin:java -Dexec.args="--classfile --release --lib $(JDK) \
	  --pg-conf $(CURDIR)/infra/artifact.pro --pg-conf $(CURDIR)/functions/$(1)/target/artifact.pro \
	  --output $(CURDIR)/functions/$(1)/target/reached.jar"
	$(call repack,functions/$(1)/target/reached,$(ARTIFACTS_DIR)/lib/allyspend-$(1).jar)
endef

# The same bytes from the same sources, and not compressed: Lambda's zip is, and a class is found sooner.
define repack
	mkdir -p $(1) $(dir $(2))
	cd $(1) && "$(JDK)/bin/jar" --extract --file ../$(notdir $(1)).jar && find . -type f | LC_ALL=C sort > ../$(notdir $(1)).txt && \
	  "$(JDK)/bin/jar" --create --no-manifest --no-compress --date=2026-01-01T00:00:00Z --file $(2) @../$(notdir $(1)).txt
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
