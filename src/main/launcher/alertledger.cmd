@echo off
rem Starts alertledger.jar beside this file with a quick start; see the script without an ending.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -Xshare:auto "-Xlog:cds*=off" -XX:SharedArchiveFile="%~dp0alertledger.jsa" %JAVA_OPTS% -jar "%~dp0alertledger.jar" %*
