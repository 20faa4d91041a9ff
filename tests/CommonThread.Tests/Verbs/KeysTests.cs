using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CommonThread.Partnerships;
using CommonThread.Tests.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Verbs;

/// <summary>The keys that protect cookies, in the installation's database.</summary>
[Trait("Speed", "slow")]
public sealed class KeysTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("commonthread-keys-").FullName;

    [Fact]
    public async Task With_a_certificate_the_keys_are_kept_encrypted_and_another_instance_reads_them()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest(
            "CN=keys",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        ).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        string sealed_;
        await using (var one = await Start(certificate))
        {
            sealed_ = one
                .Services.GetRequiredService<IDataProtectionProvider>()
                .CreateProtector("test")
                .Protect("secret");
            await using var db = one.Services.GetRequiredService<Installation>().Open();
            var xml = (await db.Set<ProtectionKey>().SingleAsync()).Xml;
            xml.ShouldContain("EncryptedData");
            xml.ShouldNotContain("masterKey");
        }
        await using var other = await Start(certificate);
        other
            .Services.GetRequiredService<IDataProtectionProvider>()
            .CreateProtector("test")
            .Unprotect(sealed_)
            .ShouldBe("secret");
    }

    private async Task<Microsoft.AspNetCore.Builder.WebApplication> Start(X509Certificate2 certificate)
    {
        var app = Application.Build(
            new ApplicationSettings(folder, "http://127.0.0.1:0") { Schedule = false, KeyCertificate = certificate }
        );
        await app.Services.GetRequiredService<Installation>().Prepare();
        return app;
    }

    public void Dispose()
    {
        Databases.Release();
        Directory.Delete(folder, recursive: true);
    }
}
