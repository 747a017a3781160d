# Word vectors made from WordNet (Debian: wordnet-base) while the program is built, and put into it
# as bytes. Where WordNet is missing the program is built without: it understands a little less.
find_file(WORDNET_NOUNS data.noun PATHS /usr/share/wordnet NO_DEFAULT_PATH)
add_executable(make_word_vectors deploy/words/make_word_vectors.cpp deploy/words/wordnet.cpp)
target_include_directories(make_word_vectors PRIVATE ${CMAKE_SOURCE_DIR})
target_compile_options(make_word_vectors PRIVATE -O2) # in every configuration: it reckons for seconds
target_link_libraries(make_word_vectors PRIVATE ${STEMMER})

set(made ${CMAKE_BINARY_DIR}/words)
file(MAKE_DIRECTORY ${made})
if(WORDNET_NOUNS)
  get_filename_component(wordnet ${WORDNET_NOUNS} DIRECTORY)
  set(read ${WORDNET_NOUNS})
else()
  message(WARNING "WordNet is missing (apt-get install wordnet-base): building without word vectors")
  set(wordnet)
  set(read)
endif()
add_custom_command(OUTPUT ${made}/en.bin
  COMMAND make_word_vectors ${wordnet} ${made}/en.bin
  DEPENDS make_word_vectors ${read}
  COMMENT "Learning what words mean from WordNet" VERBATIM)
configure_file(deploy/words/word_vectors.S.in ${made}/word_vectors.S @ONLY)
# The bytes change without the .S changing its text.
set_source_files_properties(${made}/word_vectors.S PROPERTIES OBJECT_DEPENDS ${made}/en.bin)
target_sources(deskbell_kb PRIVATE ${made}/word_vectors.S)
