# What 'sam build' calls for each function (BuildMethod: makefile). The function's own jar and the libraries it runs with become
# one jar, which holds what can be reached and nothing that only building and testing needs (infra/artifact.pro). What is up to
# date is not made again.
MAVEN = mvn -B -q -ntp -Dstyle.color=never
# A build is over before compiling it twice has paid.
export MAVEN_OPTS += -XX:TieredStopAtLevel=1
# The largest first, since two are made at a time.
FUNCTIONS = report api ingest aggregate
# Where the sources themselves are built (samconfig.toml), the first call makes all four, two at a time, and the others find
# theirs. In a copy of the sources, which has no .aws-sam, each call makes its own.
WANTED = $(if $(wildcard .aws-sam),$(FUNCTIONS),$(1))
SOURCES = $(shell find pom.xml functions infra -type f ! -path '*/target/*' ! -path '*/src/test/*' ! -path '*/node_modules/*' ! -name '*.md')
FOUND = $(wildcard $(FUNCTIONS:%=functions/%/target/artifact))
KEPT = $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/allyspend/artifacts
JDK = $(or $(JAVA_HOME),$(shell java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p'))

# What of a library's files comes along. Of the tables for writing east of here, PDFs need those that say nothing; nobody needs
# those for names that sound alike, nor what tells Maven, ProGuard and native images about a library.
ENTRIES = org/apache/fontbox/cmap/*.class,org/apache/fontbox/cmap/Identity-*,!org/apache/commons/codec/language/**,!org/apache/fontbox/cmap/**,$\
  !META-INF/versions/**,!META-INF/maven/**,!META-INF/proguard/**,!META-INF/native-image/**,!META-INF/*LICENSE*,!META-INF/*NOTICE*,$\
  !META-INF/DEPENDENCIES*,!META-INF/MANIFEST.MF,!META-INF/INDEX.LIST,!META-INF/services/org.apache.poi.**,$\
  !META-INF/services/software.amazon.awssdk.core.warmup.**,$\
  !software/amazon/awssdk/regions/servicemetadata/**,!**module-info.class,**

build-IngestFunction:
	$(call artifact,ingest)

build-AggregateFunction:
	$(call artifact,aggregate)

build-ReportFunction:
	$(call artifact,report)

build-ApiFunction:
	$(call artifact,api)

define artifact
	+$(MAKE) --no-print-directory --silent --jobs=2 $(WANTED:%=functions/%/target/artifact.jar)
	mkdir -p $(ARTIFACTS_DIR)/lib
	cp functions/$(1)/target/artifact.jar $(ARTIFACTS_DIR)/lib/allyspend-$(1).jar
endef

# What each function runs with, by one call of Maven.
target/libraries: $(SOURCES) $(if $(filter $(words $(FOUND)),$(words $(FUNCTIONS))),,again)
	rm -rf functions/*/target/artifact
	$(MAVEN) -Dmaven.test.skip=true -Dspotless.check.skip=true $(FUNCTIONS:%=-pl functions/%) -am package \
	  org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies -DincludeScope=runtime \
	  -DoutputDirectory='$${project.build.directory}/artifact'
	mkdir -p $(@D) && touch $@

# Other libraries of the same bytes, or the same ones younger, are no reason to shrink them again.
functions/%/target/artifact.jar: target/libraries infra/artifact.pro Makefile
	find functions/$*/target -maxdepth 1 -name 'allyspend-*.jar' ! -name '*-tests.jar' -exec cp {} functions/$*/target/artifact \;
	cksum functions/$*/target/artifact/*.jar infra/artifact.pro Makefile "$(JDK)/release" > functions/$*/target/artifact.new
	{ [ -s $@ ] && cmp -s functions/$*/target/artifact.new functions/$*/target/artifact.made; } || $(MAKE) --no-print-directory --silent kept-$*
	touch $@

# Nor are they in another clone: what was made of the very same files is kept for a month, for whoever builds here.
kept-%:
	kept=$(KEPT)/$*-$$(cksum < functions/$*/target/artifact.new | tr -d ' '); \
	if cmp -s functions/$*/target/artifact.new $$kept/made; then \
	  cp $$kept/artifact.jar functions/$*/target/artifact.jar; touch $$kept; \
	else \
	  $(MAKE) --no-print-directory --silent shrink-$* || exit; \
	  mkdir -p $$kept.$$$$ && cp functions/$*/target/artifact.jar $$kept.$$$$/ && cp functions/$*/target/artifact.new $$kept.$$$$/made; \
	  rm -rf $$kept && mv $$kept.$$$$ $$kept; \
	  find $(KEPT) -mindepth 1 -maxdepth 1 -mtime +30 -exec rm -rf {} +; \
	fi
	mv functions/$*/target/artifact.new functions/$*/target/artifact.made

shrink-%:
	for jar in $(CURDIR)/functions/$*/target/artifact/*.jar; do echo "-injars $$jar($(ENTRIES))"; done > functions/$*/target/artifact.pro
	$(MAVEN) -N -Partifact org.codehaus.mojo:exec-maven-plugin:java -Dexec.args="--classfile --release --map-diagnostics info none --lib $(JDK) \
	  --pg-conf $(CURDIR)/infra/artifact.pro --pg-conf $(CURDIR)/functions/$*/target/artifact.pro \
	  --output $(CURDIR)/functions/$*/target/reached.jar"
	$(call repack,functions/$*/target/reached,$(CURDIR)/functions/$*/target/artifact.jar)

# The same bytes from the same sources, and not compressed: Lambda's zip is, and a class is found sooner.
define repack
	rm -rf $(1) && mkdir -p $(1)
	cd $(1) && "$(JDK)/bin/jar" --extract --file ../$(notdir $(1)).jar && find . -type f | LC_ALL=C sort > ../$(notdir $(1)).txt && \
	  "$(JDK)/bin/jar" --create --no-manifest --no-compress --date=2026-01-01T00:00:00Z --file $(2) @../$(notdir $(1)).txt
endef

.PHONY: build-IngestFunction build-AggregateFunction build-ReportFunction build-ApiFunction again
