// What operators do about customers at the command line: keys, export, erasure.
#include "tests/cli/process.hpp"

#include "server/store/customer.hpp"
#include "server/store/store.hpp"

namespace {

using process::deskbell;
using process::Folder;

// A data folder with one customer in it.
std::string with_customer(const Folder& folder) {
    const auto data = folder.at("data");
    auto store = store::Store::open({.folder = data});
    EXPECT_TRUE(store);
    EXPECT_TRUE((*store)->write([](store::Tx& tx) {
        store::create_customer(tx, {.id = 7001, .name = "Xanthippe", .email = "x@quux.example"});
    }));
    return data;
}

TEST(IdentityCommand, MakesTwoKeysAndNoThirdBeforeOneIsRetired) {
    Folder folder;
    const auto data = with_customer(folder);
    const auto first = deskbell("identity secret --data " + data);
    ASSERT_EQ(first.code, 0) << first.out;
    const auto kid = first.out.substr(5, first.out.find('\n') - 5);
    EXPECT_NE(first.out.find("secret: "), std::string::npos);
    folder.write("key.hex", std::string(64, 'a') + "\n");
    EXPECT_EQ(deskbell("identity key --data " + data + " " + folder.at("key.hex")).code, 0);
    EXPECT_EQ(deskbell("identity secret --data " + data).code, 1);
    EXPECT_EQ(deskbell("identity secret --data " + data + " --site other").code, 0);
    EXPECT_EQ(deskbell("identity retire --data " + data + " --kid " + kid).code, 0);
    EXPECT_EQ(deskbell("identity retire --data " + data + " --kid " + kid).code, 1);
    EXPECT_EQ(deskbell("identity secret --data " + data).code, 0);
    const auto listed = deskbell("identity list --data " + data);
    EXPECT_NE(listed.out.find(kid + "\tdefault\tHS256\tretired"), std::string::npos) << listed.out;
    EXPECT_EQ(listed.out.find("secret"), std::string::npos);
    folder.write("bad.pem", "-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n");
    EXPECT_EQ(deskbell("identity key --data " + data + " " + folder.at("bad.pem")).code, 2);
}

TEST(ExportCommand, WritesAZipThatOtherProgramsOpen) {
    Folder folder;
    const auto data = with_customer(folder);
    const auto file = folder.at("person.zip");
    const auto done = deskbell("export --data " + data + " --customer 7001 " + file);
    ASSERT_EQ(done.code, 0) << done.out;
    const auto command = "/usr/bin/python3 -c \"import zipfile,json; z=zipfile.ZipFile('" + file +
                         "'); assert z.testzip() is None; "
                         "assert json.loads(z.read('customer.json'))['name']=='Xanthippe'; "
                         "assert 'x@quux.example' in z.read('index.html').decode()\"";
    EXPECT_EQ(std::system(command.c_str()), 0);
    EXPECT_EQ(deskbell("export --data " + data + " --customer 12 " + file).code, 1);
    EXPECT_EQ(deskbell("export --data " + data + " --customer x " + file).code, 2);
}

TEST(EraseCommand, PrintsACertificateAndLeavesNoName) {
    Folder folder;
    const auto data = with_customer(folder);
    const auto done = deskbell("erase --data " + data + " --customer 7001 --reason asked");
    ASSERT_EQ(done.code, 0) << done.out;
    EXPECT_NE(done.out.find("\"hash\":\""), std::string::npos) << done.out;
    EXPECT_NE(done.out.find("\"reason\":\"asked\""), std::string::npos);
    for (const auto& entry : std::filesystem::directory_iterator(data)) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(file), {});
        EXPECT_EQ(bytes.find("anthippe"), std::string::npos) << entry.path();
    }
    EXPECT_EQ(deskbell("verify --data " + data).code, 0);
    EXPECT_EQ(deskbell("erase --data " + data + " --customer 12").code, 1);
}

}  // namespace
