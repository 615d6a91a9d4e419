package partnerportal.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A human being with an e-mail address; what they may do hangs from memberships. */
@Entity
@Table(name = "person")
public class Person {

  @Id private UUID id;
  private String name;

  @Column(name = "email_sealed")
  private byte[] emailSealed;

  @Column(name = "email_index")
  private byte[] emailIndex;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  protected Person() {}

  static Person called(UUID id, String name, byte[] emailSealed, byte[] emailIndex, Instant now) {
    var person = new Person();
    person.id = id;
    person.name = name;
    person.emailSealed = emailSealed;
    person.emailIndex = emailIndex;
    person.createdAt = now;
    return person;
  }

  void renamed(String newName) {
    name = newName;
  }

  void reachedAt(byte[] newEmailSealed, byte[] newEmailIndex) {
    emailSealed = newEmailSealed;
    emailIndex = newEmailIndex;
  }

  void chose(String newPasswordHash) {
    passwordHash = newPasswordHash;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  byte[] emailSealed() {
    return emailSealed;
  }

  String passwordHash() {
    return passwordHash;
  }
}
